package dev.aadsts.bot.store;

import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.address.AddressesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlAddressesSqliteTest extends AddressesContract {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Addresses addresses() {
    return new SqlAddresses(database);
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.address.AddressesContract;
import dev.aadsts.bot.testkit.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class SqlAddressesPostgresTest extends AddressesContract {
  private final String url = Postgres.freshDatabase();
  private Database database;

  @BeforeEach
  void open() {
    database = Database.postgres(url);
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

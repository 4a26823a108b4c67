package dev.aadsts.bot.store;

import dev.aadsts.bot.sighting.SightingStore;
import dev.aadsts.bot.sighting.SightingStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlSightingsSqliteTest extends SightingStoreContract {
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
  protected SightingStore store() {
    return new SqlSightings(database);
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.sighting.SightingStore;
import dev.aadsts.bot.sighting.SightingStoreContract;
import dev.aadsts.bot.testkit.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class SqlSightingsPostgresTest extends SightingStoreContract {
  private Database database;

  @BeforeEach
  void open() {
    database = Database.postgres(Postgres.freshDatabase());
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

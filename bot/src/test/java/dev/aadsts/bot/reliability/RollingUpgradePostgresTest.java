package dev.aadsts.bot.reliability;

import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.testkit.Postgres;
import org.junit.jupiter.api.AfterEach;

final class RollingUpgradePostgresTest extends RollingUpgradeContract {
  private final Database database = Database.postgres(Postgres.freshDatabase());

  @Override
  protected Database database() {
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.testkit.Postgres;

final class SqlSettingsPostgresTest extends SqlSettingsContract {
  SqlSettingsPostgresTest() {
    super(Database.postgres(Postgres.freshDatabase()));
  }
}

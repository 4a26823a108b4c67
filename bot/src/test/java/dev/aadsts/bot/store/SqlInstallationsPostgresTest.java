package dev.aadsts.bot.store;

import dev.aadsts.bot.testkit.Postgres;

final class SqlInstallationsPostgresTest extends SqlInstallationsContract {
  SqlInstallationsPostgresTest() {
    super(Database.postgres(Postgres.freshDatabase()));
  }
}

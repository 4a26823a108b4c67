package dev.aadsts.bot.store;

import dev.aadsts.bot.testkit.Postgres;

final class SqlSecretsPostgresTest extends SqlSecretsContract {
  SqlSecretsPostgresTest() {
    super(Database.postgres(Postgres.freshDatabase()));
  }
}

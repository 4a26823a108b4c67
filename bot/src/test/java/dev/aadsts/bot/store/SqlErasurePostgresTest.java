package dev.aadsts.bot.store;

import dev.aadsts.bot.testkit.Postgres;

final class SqlErasurePostgresTest extends SqlErasureContract {
  SqlErasurePostgresTest() {
    super(Database.postgres(Postgres.freshDatabase()), false);
  }
}

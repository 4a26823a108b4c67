package dev.aadsts.bot.store;

import dev.aadsts.bot.testkit.Postgres;

final class SqlDeparturesPostgresTest extends SqlDeparturesContract {
  SqlDeparturesPostgresTest() {
    super(Database.postgres(Postgres.freshDatabase()));
  }
}

package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.testkit.Postgres;

final class InFlightPostgresTest extends InFlightContract {
  private final String url = Postgres.freshDatabase();

  @Override
  Database open() {
    return Database.postgres(url);
  }
}

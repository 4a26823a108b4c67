package dev.aadsts.bot.delivery;

import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.testkit.Postgres;

final class InboxPostgresTest extends InboxContract {
  private final String url = Postgres.freshDatabase();

  @Override
  protected Database open() {
    return Database.postgres(url);
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.DeadLettersContract;
import dev.aadsts.bot.testkit.Postgres;
import org.junit.jupiter.api.AfterEach;

final class SqlDeadLettersPostgresTest extends DeadLettersContract {
  private final Database database = Database.postgres(Postgres.freshDatabase());

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected DeadLetters letters() {
    return new SqlDeadLetters(database);
  }
}

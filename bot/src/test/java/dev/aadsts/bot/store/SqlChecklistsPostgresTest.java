package dev.aadsts.bot.store;

import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.testkit.Postgres;
import org.junit.jupiter.api.AfterEach;

final class SqlChecklistsPostgresTest extends SqlChecklistsContract {
  private final String url = Postgres.freshDatabase();
  private Database database = Database.postgres(url);

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Database database() {
    return database;
  }

  @Override
  protected ChecklistStore reopened() {
    database.close();
    database = Database.postgres(url);
    return new SqlChecklists(database);
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.checklist.ChecklistStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlChecklistsSqliteTest extends SqlChecklistsContract {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
  }

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
    database = Database.sqlite(folder);
    return new SqlChecklists(database);
  }
}

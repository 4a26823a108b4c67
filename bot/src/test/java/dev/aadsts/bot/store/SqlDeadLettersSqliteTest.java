package dev.aadsts.bot.store;

import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.DeadLettersContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlDeadLettersSqliteTest extends DeadLettersContract {
  private final Database database;

  SqlDeadLettersSqliteTest(@TempDir Path folder) {
    database = Database.sqlite(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected DeadLetters letters() {
    return new SqlDeadLetters(database);
  }
}

package dev.aadsts.bot.reliability;

import dev.aadsts.bot.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class RollingUpgradeSqliteTest extends RollingUpgradeContract {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
  }

  @Override
  protected Database database() {
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}

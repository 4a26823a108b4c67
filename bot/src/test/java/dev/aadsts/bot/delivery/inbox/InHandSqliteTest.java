package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class InHandSqliteTest extends InHandContract {
  @TempDir Path folder;

  @Override
  Database open() {
    return Database.sqlite(folder);
  }
}

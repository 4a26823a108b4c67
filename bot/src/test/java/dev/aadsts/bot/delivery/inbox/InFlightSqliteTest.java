package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class InFlightSqliteTest extends InFlightContract {
  @TempDir Path folder;

  @Override
  Database open() {
    return Database.sqlite(folder);
  }
}

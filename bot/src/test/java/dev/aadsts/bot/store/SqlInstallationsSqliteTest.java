package dev.aadsts.bot.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqlInstallationsSqliteTest extends SqlInstallationsContract {
  SqlInstallationsSqliteTest(@TempDir Path folder) {
    super(Database.sqlite(folder));
  }
}

package dev.aadsts.bot.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqlSettingsSqliteTest extends SqlSettingsContract {
  SqlSettingsSqliteTest(@TempDir Path folder) {
    super(Database.sqlite(folder));
  }
}

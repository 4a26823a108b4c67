package dev.aadsts.bot.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqlDeparturesSqliteTest extends SqlDeparturesContract {
  SqlDeparturesSqliteTest(@TempDir Path folder) {
    super(Database.sqlite(folder));
  }
}

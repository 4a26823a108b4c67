package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  @TempDir Path folder;

  @Test
  void isDownWhileItsDiskTakesNothing() throws Exception {
    try (var database = Database.sqlite(folder)) {
      assertThat(database.isUp()).isTrue();

      execute(database, "PRAGMA query_only = 1"); // As SQLite finds a disk that became read-only.
      assertThat(database.isUp()).isFalse();

      execute(database, "PRAGMA query_only = 0");
      assertThat(database.isUp()).isTrue();
    }
  }

  @Test
  void namesTheFolderThatItCannotMake() {
    Path nowhere = Path.of("/proc/aadsts");

    assertThatThrownBy(() -> Database.sqlite(nowhere))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("/proc/aadsts")
        .hasMessageContaining("AADSTS_DATA_DIR");
  }

  @Test
  void leavesItsLibraryWhereALaterStartFindsIt() {
    Database.unpackSqlite(folder);

    assertThat(folder.resolve(System.mapLibraryName("sqlitejdbc"))).isNotEmptyFile();
  }

  private static void execute(Database database, String statement) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }
}

package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.testkit.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
  void isUpWhileAnswersHaveEveryConnectionThatTheyMayHave() throws Exception {
    try (var database = Database.postgres(Postgres.freshDatabase())) {
      var taken = new ArrayList<Connection>();
      try {
        for (int number = 0; number < 9; number++) {
          taken.add(database.dataSource().getConnection());
        }

        // Whoever waits for one of those waits in vain, and is down.
        assertThat(database.isUp()).isTrue();
      } finally {
        for (Connection connection : taken) {
          connection.close();
        }
      }
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

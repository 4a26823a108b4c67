package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
  @DisabledOnOs(OS.WINDOWS)
  void letsNobodyButItsOwnerReadWhatPeopleSaid() throws Exception {
    Path data = folder.resolve("new/data");
    try (var database = Database.sqlite(data)) {
      assertThat(database.isUp()).isTrue();

      try (Stream<Path> files = Files.list(data)) {
        assertThat(files.filter(file -> file.getFileName().toString().startsWith("aadsts.db")))
            .hasSizeGreaterThan(1) // The log is there, too.
            .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
      }
      assertThat(permissions(data)).isEqualTo("rwx------");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void leavesTheFolderThatSomebodyMadeAsItIs() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

    Database.sqlite(folder).close();
    Database.sqlite(folder).close();

    assertThat(permissions(folder)).isEqualTo("rwxr-x---");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
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

  // As a standby is, or one that a cloud has locked as its disk is nearly full.
  @Test
  void isNotUpWherePostgresTakesNothing() throws Exception {
    String url = Postgres.freshDatabase();
    try (var elsewhere = Database.postgres(url);
        var database = Database.postgres(url)) {
      assertThat(database.isUp()).isTrue();

      readOnly(elsewhere, "on");
      // Each connection that was cut says so once.
      assertThat(IntStream.range(0, 20).mapToObj(again -> database.isUp())).containsOnly(false);

      readOnly(elsewhere, "off");
      await().until(database::isUp);
    }
  }

  private static void readOnly(Database database, String onOrOff) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = off");
      statement.execute(
          "ALTER DATABASE %s SET default_transaction_read_only = %s"
              .formatted(connection.getCatalog(), onOrOff));
      // As a switch to another server does.
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
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

  private static void execute(Database database, String statement) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }
}

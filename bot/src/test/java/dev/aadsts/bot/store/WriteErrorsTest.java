package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aadsts.bot.testkit.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the drivers themselves, as each has its own numbers. */
final class WriteErrorsTest {
  private static final String TABLE = "CREATE TABLE things (name VARCHAR(20000) NOT NULL UNIQUE)";
  private static final String INSERT = "INSERT INTO things VALUES ('a')";

  @TempDir Path folder;

  @Test
  void isOfARowThatIsNotTakenAndNotOfAFullOrLockedFile() throws SQLException {
    try (var database = Database.sqlite(folder);
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertBlamesRows(statement);

      statement.execute("PRAGMA max_page_count = 1");
      String large = "INSERT INTO things VALUES ('" + "x".repeat(20_000) + "')";
      assertThat(blamed(statement, large)).isFalse();
      statement.execute("PRAGMA query_only = 1");
      assertThat(blamed(statement, "INSERT INTO things VALUES ('b')")).isFalse();
    }
  }

  @Test
  void isOfARowThatIsNotTakenAndNotOfAServerThatTakesNothing() throws SQLException {
    try (var database = Database.postgres(Postgres.freshDatabase());
        var elsewhere = database.dataSource().getConnection();
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertBlamesRows(statement);

      statement.execute("SET default_transaction_read_only = on");
      assertThat(blamed(statement, "INSERT INTO things VALUES ('b')")).isFalse();
      elsewhere
          .createStatement()
          .execute(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                  + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      assertThat(blamed(statement, "INSERT INTO things VALUES ('c')")).isFalse();
    }
  }

  @Test
  void isOfARowThatCannotBeFilledIn() {
    assertThat(WriteErrors.isOfTheWrite(new IllegalStateException("a bug"))).isTrue();
  }

  private static void assertBlamesRows(Statement statement) throws SQLException {
    statement.execute(TABLE);
    statement.execute(INSERT);
    assertThat(blamed(statement, INSERT)).isTrue();
    assertThat(blamed(statement, "INSERT INTO things VALUES (NULL)")).isTrue();
  }

  private static boolean blamed(Statement statement, String sql) {
    return WriteErrors.isOfTheWrite(
        catchThrowableOfType(SQLException.class, () -> statement.execute(sql)));
  }
}

package dev.aadsts.bot.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables, and what brings them to this version. Flyway takes a good part of a start to find
 * that nothing is to be done, so a file of SQLite says itself which version it has.
 */
final class Schema {
  /** The newest migration: a new one raises it, or a file that is there already would miss it. */
  static final int NEWEST = 22;

  private Schema() {}

  /**
   * Runs the migrations that are missing in a file of SQLite.
   *
   * @throws FlywayException if one fails
   */
  static void migrateSqlite(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("PRAGMA user_version")) {
      if (version.next() && version.getInt(1) == NEWEST) {
        return;
      }
    }
    migrate(database);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(mark());
    }
  }

  /**
   * Runs the migrations that are missing.
   *
   * @throws FlywayException if one fails
   */
  static void migrate(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:dev/aadsts/bot/store")
        .load()
        .migrate();
  }

  /** Marks a file of SQLite as of this version; writes in any case. */
  static String mark() {
    return "PRAGMA user_version = " + NEWEST;
  }
}

package dev.aadsts.bot.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The tables, and what brings them to this version. Flyway takes a good part of a start to find
 * that nothing is to be done, so a file of SQLite says itself which version it has.
 */
final class Schema {
  /** The newest migration: a new one raises it, or a file that is there already would miss it. */
  static final int NEWEST = 25;

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
    migrate(configuration().dataSource(database));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(mark());
    }
  }

  /**
   * Runs the migrations that are missing in a PostgreSQL database.
   *
   * @throws FlywayException if one fails
   */
  static void migratePostgres(String url, @Nullable String user, @Nullable String password) {
    migrate(configuration().dataSource(url, user, password));
  }

  private static void migrate(FluentConfiguration configuration) {
    configuration.load().migrate();
  }

  private static FluentConfiguration configuration() {
    return Flyway.configure().locations("classpath:dev/aadsts/bot/store");
  }

  /** Marks a file of SQLite as of this version; writes in any case. */
  static String mark() {
    return "PRAGMA user_version = " + NEWEST;
  }
}

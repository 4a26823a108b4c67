package dev.aadsts.bot.reliability;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets the bot's statements on PostgreSQL wait before certain rows, so that it can be killed right
 * there. For one thread.
 */
final class Doors implements AutoCloseable {
  private final Connection connection;
  private int count;

  /**
   * @param url as the bot gets it
   */
  Doors(String url) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            "jdbc:" + url.replaceFirst("//.*@", "//"), "postgres", "postgres");
    run("SELECT pg_advisory_lock(1)");
    run(
        "CREATE FUNCTION door() RETURNS trigger AS 'BEGIN PERFORM pg_advisory_xact_lock(1);"
            + " RETURN NEW; END' LANGUAGE plpgsql");
    run("CREATE FUNCTION wall() RETURNS trigger AS 'BEGIN RETURN NULL; END' LANGUAGE plpgsql");
  }

  /** Has no process pick such events: each finds that another was faster. */
  void keepFromBeingPicked(String rows) throws SQLException {
    run(
        "CREATE TRIGGER wall%d BEFORE UPDATE ON scheduled_tasks FOR EACH ROW WHEN (%s)"
                .formatted(count++, rows)
            + " EXECUTE FUNCTION wall()");
  }

  /**
   * Shuts a door.
   *
   * @param moment {@code INSERT ON receipts}, say
   * @param rows a condition on {@code NEW}
   */
  void shut(String moment, String rows) throws SQLException {
    run(
        "CREATE TRIGGER door%d BEFORE %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION door()"
            .formatted(count++, moment, rows));
  }

  /** How many statements stand before a door. */
  int waiting() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'"
                    + " AND datname = current_database()")) {
      found.next();
      return found.getInt(1);
    }
  }

  /**
   * Opens all doors after the process has died: its statements die with it, and the time passes
   * after which its tasks go to others.
   */
  void open() throws SQLException {
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    run("DROP FUNCTION door CASCADE");
    run("DROP FUNCTION wall CASCADE");
    run("SELECT pg_advisory_unlock(1)");
    run("UPDATE scheduled_tasks SET last_heartbeat = last_heartbeat - INTERVAL '1 minute'");
    run(
        "UPDATE scheduled_tasks SET execution_time = execution_time - INTERVAL '1 minute'"
            + " WHERE picked_by = 'held'");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

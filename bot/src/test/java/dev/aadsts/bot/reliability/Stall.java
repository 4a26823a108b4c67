package dev.aadsts.bot.reliability;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL that lets whatever answers ask of it wait: holds every table but that of the events,
 * some times in a row, from when they are there.
 */
final class Stall implements AutoCloseable {
  private static final String TABLES =
      "receipts, settings, checklists, claims, sightings, feedback";
  private static final double BREATH_SECONDS = 0.3;

  private final Connection connection;
  private final Thread holder;
  private volatile boolean over;

  /**
   * @param url as the bot gets it
   * @param times how often they are held
   * @param each how long at a time
   */
  Stall(String url, int times, Duration each) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            "jdbc:" + url.replaceFirst("//.*@", "//"), "postgres", "postgres");
    this.holder = Thread.ofPlatform().name("stall").daemon().unstarted(() -> hold(times, each));
  }

  /** Begins, once. */
  void begin() {
    holder.start();
  }

  private void hold(int times, Duration each) {
    int held = 0;
    while (!over && held < times) {
      try (Statement statement = connection.createStatement()) {
        // Before the first process has made the tables, this fails at once.
        statement.execute(
            "BEGIN; LOCK TABLE %s IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(%d); COMMIT"
                .formatted(TABLES, each.toSeconds()));
        held++;
        statement.execute("SELECT pg_sleep(" + BREATH_SECONDS + ")");
      } catch (SQLException e) {
        again();
      }
    }
  }

  private void again() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK; SELECT pg_sleep(" + BREATH_SECONDS + ")");
    } catch (SQLException e) {
      over = true;
    }
  }

  @Override
  public void close() throws SQLException {
    over = true;
    connection.close();
  }
}

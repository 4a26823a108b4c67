package dev.aadsts.bot.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL, started once for all tests of this process. Where it does not start, the test
 * that asks for it fails: nobody should believe that it was tested.
 */
public final class Postgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Postgres() {}

  /** The address of a new, empty database. */
  public static String freshDatabase() {
    String name = "test" + COUNT.incrementAndGet();
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name, e);
    }
    return "postgresql://postgres:postgres@localhost:" + Server.RUNNING.getPort() + "/" + name;
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private Server() {}

    private static EmbeddedPostgres start() {
      try {
        // More than the default 100 connections: every database under test brings a pool of its
        // own.
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "300")
            // Nor does it outlive the machine, so that no busy disk decides how long a test takes.
            .setServerConfig("fsync", "off")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL does not start on this machine", e);
      }
    }
  }
}

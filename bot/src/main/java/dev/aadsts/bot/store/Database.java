package dev.aadsts.bot.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.claim.RememberedClaims;
import dev.aadsts.bot.delivery.inbox.EventRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The database, migrated to the schema of this version. Safe for use by many threads, once it is
 * {@linkplain #open open}.
 */
public final class Database implements AutoCloseable {
  private static final int BUSY_MILLIS = 10_000;

  private final Pools pools;
  private final String name;
  private final boolean sqlite;
  private final Optional<InstanceLock> lock;

  private Database(Pools pools, String name, Optional<InstanceLock> lock) {
    this.pools = pools;
    this.name = name;
    this.sqlite = lock.isPresent();
    this.lock = lock;
  }

  /**
   * Connects, brings the schema to this version, and returns itself. What uses the database may be
   * put together meanwhile. A file of SQLite is kept from every other bot until this is closed;
   * where another bot has it, waits as long as that one may take to stop.
   *
   * @throws UnusableDatabaseException if it cannot be opened; it is closed then
   */
  public Database open() {
    return opened(
        () -> {
          // Before anything is taken for what a dead process left.
          lock.ifPresent(InstanceLock::take);
          connectAndRelease();
        });
  }

  private void connectAndRelease() {
    connect();
    migrate();
    releaseTasksOfDeadProcess();
  }

  /**
   * Connects, brings the schema to this version, and returns itself, for somebody who handles no
   * events. Another process may be handling them: it is not kept out, and what it has in hand stays
   * in its hands.
   *
   * @throws UnusableDatabaseException if it cannot be opened; it is closed then
   */
  public Database openAsGuest() {
    return opened(
        () -> {
          connect();
          migrate();
        });
  }

  private Database opened(Runnable steps) {
    try {
      steps.run();
      return this;
    } catch (UnusableDatabaseException e) {
      close();
      throw e;
    }
  }

  private void connect() {
    try {
      pools.store().getConnection().close();
    } catch (SQLException | HikariPool.PoolInitializationException e) {
      throw new UnusableDatabaseException(name + " cannot be opened: " + reason(e), e);
    }
  }

  private void migrate() {
    try {
      if (sqlite) {
        Schema.migrateSqlite(pools.store());
      } else {
        // Over connections of their own: a migration may take longer than anything else.
        HikariDataSource store = pools.store();
        Schema.migratePostgres(store.getJdbcUrl(), store.getUsername(), store.getPassword());
      }
    } catch (FlywayException | SQLException e) {
      throw new UnusableDatabaseException(
          name + " cannot be brought to this version's schema: " + reason(e), e);
    }
  }

  // The innermost message names what is wrong; those around it repeat it.
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    for (Throwable next = failure; next != null; next = next.getCause()) {
      innermost = next;
    }
    return String.valueOf(innermost.getMessage());
  }

  /**
   * The file {@code aadsts.db} in that folder, opened without keeping others from it: the caller
   * sees to it that no two processes handle its events. Both are made where they do not exist.
   */
  public static Database sqlite(Path folder) {
    Database file = unopenedSqlite(folder);
    return file.opened(file::connectAndRelease);
  }

  /** The file {@code aadsts.db} in that folder, made at need, to be {@linkplain #open opened}. */
  public static Database unopenedSqlite(Path folder) {
    Path file;
    try {
      file = DataFolder.database(folder);
    } catch (IOException e) {
      throw new UnusableDatabaseException(
          "Cannot write to the data folder "
              + folder
              + "; set AADSTS_DATA_DIR to one I may write to.",
          e);
    }
    // WAL writes a commit once and not twice; FULL makes a commit outlive a power cut. Writers
    // begin IMMEDIATE, or two that read first would both fail when they want to write. What is
    // deleted is overwritten with zeros, as an event holds what somebody pasted. No row here gets
    // its key from the database; to ask for that takes a query after each.
    String url =
        "jdbc:sqlite:"
            + file
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout="
            + BUSY_MILLIS
            + "&transaction_mode=IMMEDIATE&foreign_keys=on&secure_delete=on"
            + "&jdbc.get_generated_keys=false"
            + "&wal_autocheckpoint="
            + Checkpoints.MOST_PAGES;
    return new Database(
        Pools.ofOneWriter(pool -> pool.setJdbcUrl(url)),
        "The database in " + folder,
        Optional.of(new InstanceLock(folder)));
  }

  /**
   * A PostgreSQL database, opened.
   *
   * @param url {@code postgresql://user:password@host:port/database} or {@code jdbc:postgresql:...}
   */
  public static Database postgres(String url) {
    return unopenedPostgres(url).open();
  }

  /** A PostgreSQL database at a URL as for {@link #postgres}, to be {@linkplain #open opened}. */
  public static Database unopenedPostgres(String url) {
    return unopenedPostgres(url, ConnectionTimeouts.USUAL);
  }

  static Database unopenedPostgres(String url, ConnectionTimeouts line) {
    var connections = new PostgresConnections(parse(url), line);
    return new Database(
        Pools.ofSeveralWriters(connections::configure), "The database", Optional.empty());
  }

  private static PostgresUrl parse(String url) {
    try {
      return PostgresUrl.of(url);
    } catch (IllegalArgumentException e) {
      throw new UnusableDatabaseException(String.valueOf(e.getMessage()), e);
    }
  }

  /** For the durable queue. */
  public DataSource dataSource() {
    return pools.prioritized();
  }

  /** What is written often is written together. */
  public GroupCommit commits() {
    return pools.commits();
  }

  /** The rows of the queue, for as many processes as the database is for. */
  public EventRows eventRows() {
    return sqlite
        ? SqlEventRows.ofOneProcess(commits(), reads())
        : SqlEventRows.ofSeveralProcesses(commits());
  }

  /** Who comes first, for as many processes as the database is for. */
  public Claims claims() {
    return sqlite ? new SqliteClaims(this) : new RememberedClaims(new SqlClaims(this));
  }

  /** Whether the database answers, and takes what is written. */
  public boolean isUp() {
    try {
      // Where answers have all of their connections, the database is busy and not down.
      return pools.asked().withHandle(handle -> sqlite ? takesWrites(handle) : isWritable(handle));
    } catch (JdbiException e) {
      return false;
    }
  }

  // A file can be read from a disk that is full or has become read-only. This changes nothing, and
  // is written all the same.
  private static boolean takesWrites(Handle handle) {
    handle.execute(Schema.mark());
    return true;
  }

  // So says a standby, and a server that was locked because its disk is nearly full.
  private static boolean isWritable(Handle handle) {
    return handle
        .createQuery("SELECT current_setting('transaction_read_only')")
        .mapTo(String.class)
        .one()
        .equals("off");
  }

  /**
   * Wipes what has been deleted out of the write-ahead log of SQLite, which else keeps it until
   * other pages happen to be written over it. Where somebody reads or writes right now, the next
   * call does it. PostgreSQL has a vacuum of its own.
   */
  public void wipeDeleted() {
    if (sqlite) {
      pools
          .queries()
          .useHandle(
              handle -> {
                // Not the usual patience: whoever wants to write would wait behind us.
                handle.execute("PRAGMA busy_timeout = 50");
                try {
                  handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                } finally {
                  handle.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
                }
              });
    }
  }

  Queries queries() {
    return pools.queries();
  }

  /** For what only reads, and sees what was committed before it began. */
  Queries reads() {
    return pools.reads();
  }

  @Override
  public void close() {
    pools.close();
    lock.ifPresent(InstanceLock::close);
  }

  // One process handles the events in a file of SQLite, so the one that had picked a task is gone;
  // without this, the task would wait until enough heartbeats were missed. Not through Jdbi, whose
  // first use takes long.
  private void releaseTasksOfDeadProcess() {
    if (!sqlite) {
      return;
    }
    try (Connection connection = pools.store().getConnection();
        PreparedStatement release =
            connection.prepareStatement(
                "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL,"
                    + " last_heartbeat = NULL WHERE picked = TRUE");
        PreparedStatement letGo =
            connection.prepareStatement(
                "UPDATE scheduled_tasks SET execution_time = ?, picked_by = NULL"
                    + " WHERE picked_by = 'held'")) {
      release.executeUpdate();
      letGo.setTimestamp(1, Timestamp.from(Instant.now()));
      letGo.executeUpdate();
    } catch (SQLException e) {
      throw new UnusableDatabaseException(name + " cannot be written: " + reason(e), e);
    }
  }
}

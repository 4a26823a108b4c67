package dev.aadsts.bot.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what SQLite has in its write-ahead log into the file, beside those who write. SQLite by
 * itself does that within a commit, once in a thousand pages, and that commit takes several times
 * as long as the others. Sleeps where nothing is written. Safe for use by many threads.
 */
final class Checkpoints implements AutoCloseable {
  /**
   * Pages in the log after which SQLite does it within a commit all the same: where commits follow
   * each other without a pause, the log can only then begin anew. It has 4 KB for each.
   */
  static final int MOST_PAGES = 4_000;

  // A thousand or two pages, where rows come one after the other.
  private static final int ROWS = 400;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final DataSource connections;
  private final AtomicInteger rows = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param connections other ones than those that write
   */
  Checkpoints(DataSource connections) {
    this.connections = connections;
    // Not virtual: SQLite's library is native code, which would keep a carrier.
    this.thread = Thread.ofPlatform().name("checkpoint").daemon().start(this::run);
  }

  /** So many rows have been committed. */
  void committed(int more) {
    if (rows.addAndGet(more) >= ROWS) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!closed) {
      if (rows.get() < ROWS) {
        LockSupport.park(this);
      } else {
        rows.set(0);
        checkpoint();
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) { // It is closed.
      Thread.currentThread().interrupt();
    }
  }

  private void checkpoint() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (SQLException | RuntimeException e) { // The log grows until a commit does it.
      LOG.debug("The write-ahead log could not be brought into the file", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

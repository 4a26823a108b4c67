package dev.aadsts.bot.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives out the one connection of a pool: first to the one that writes for many, then to the others
 * as they come. When the connection comes back, the pool by itself gives it to whichever thread
 * happens to run; under load, the writer for whom hundreds wait then waits for seconds. Safe for
 * use by many threads.
 */
final class PriorityDataSource implements DataSource {
  private final DataSource pool;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition free = lock.newCondition();
  private final Condition freeForTheFirst = lock.newCondition();
  private boolean inUse;
  private int firsts;

  /**
   * @param patience how long to wait for a turn
   */
  PriorityDataSource(DataSource pool, Duration patience) {
    this.pool = pool;
    this.patience = patience;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connection(false);
  }

  /** The connection, before all others who wait for it. */
  Connection firstConnection() throws SQLException {
    return connection(true);
  }

  private Connection connection(boolean first) throws SQLException {
    await(first);
    boolean got = false;
    try {
      Connection connection = returning(pool.getConnection());
      got = true;
      return connection;
    } finally {
      if (!got) {
        giveBack();
      }
    }
  }

  private void await(boolean first) throws SQLException {
    lock.lock();
    firsts += first ? 1 : 0;
    try {
      long left = patience.toNanos();
      while (inUse || (!first && firsts > 0)) {
        if (left <= 0) {
          throw new SQLTransientConnectionException("Too many wait for the database");
        }
        left = (first ? freeForTheFirst : free).awaitNanos(left);
      }
      inUse = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Stopped while waiting for the database", e);
    } finally {
      firsts -= first ? 1 : 0;
      lock.unlock();
    }
  }

  private void giveBack() {
    lock.lock();
    try {
      inUse = false;
      (firsts > 0 ? freeForTheFirst : free).signal();
    } finally {
      lock.unlock();
    }
  }

  private Connection returning(Connection connection) {
    var returned = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("close") && returned.compareAndSet(false, true)) {
                  giveBack();
                }
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("SQLite has no users");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return pool.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}

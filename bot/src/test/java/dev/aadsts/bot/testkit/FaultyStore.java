package dev.aadsts.bot.testkit;

import dev.aadsts.bot.delivery.inbox.EventRows;
import dev.aadsts.bot.store.GroupCommit;
import dev.aadsts.bot.store.SqlEventRows;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Connections to a database that is down or slow where a test says so. Safe for many threads. */
public final class FaultyStore implements AutoCloseable {
  private final DataSource database;
  private final GroupCommit commits;
  private final EventRows rows;
  private volatile boolean down;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  public FaultyStore(DataSource database) {
    this.database = database;
    this.commits = GroupCommit.ofOneWriter(dataSource());
    this.rows = SqlEventRows.ofOneProcess(commits);
  }

  /** No connection comes about any more. */
  public void goDown() {
    down = true;
  }

  /** The database is there again. */
  public void comeBack() {
    down = false;
  }

  /** Nobody gets a connection until the returned latch is counted down. */
  public CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** The rows of the queue there, with these faults; SQLite's manner of writing. */
  public EventRows rows() {
    return rows;
  }

  @Override
  public void close() {
    gate.countDown();
    commits.close();
  }

  private DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                gate.await();
                if (down) {
                  throw new SQLTransientConnectionException("the database is down");
                }
              }
              return method.invoke(database, arguments);
            });
  }
}

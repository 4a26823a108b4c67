package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PriorityDataSourceTest {
  @TempDir Path folder;

  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void letsOneInBeforeAllOthersWhoWait() throws Exception {
    var line = (PriorityDataSource) database.dataSource();
    var order = new CopyOnWriteArrayList<String>();
    var threads = new ArrayList<Thread>();
    Connection holding = line.getConnection();
    for (int number = 0; number < 5; number++) {
      threads.add(waiting(() -> take(line.getConnection(), order, "other")));
    }
    threads.add(waiting(() -> take(line.firstConnection(), order, "first")));

    holding.close();
    holding.close();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(order).hasSize(6).startsWith("first");
  }

  @Test
  void doesNotWaitForEver() throws Exception {
    var impatient = new PriorityDataSource(database.dataSource(), Duration.ofMillis(20));
    try (Connection first = impatient.getConnection()) {
      assertThat(first.isValid(1)).isTrue();

      assertThatThrownBy(impatient::getConnection)
          .isInstanceOf(SQLTransientConnectionException.class);
    }
    impatient.getConnection().close();
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static Thread waiting(Work work) {
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    work.run();
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                });
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return thread;
  }

  private static void take(Connection given, List<String> order, String who) throws SQLException {
    try (Connection connection = given) {
      assertThat(connection.isValid(1)).isTrue();
      order.add(who);
    }
  }
}

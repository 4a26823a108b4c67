package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.store.Write.Lane;
import dev.aadsts.bot.store.Write.Statement;
import dev.aadsts.bot.testkit.CapturedLogs;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupCommitTest {
  private static final String INSERT = "INSERT INTO lines (name) VALUES (?)";
  private static final String FULL =
      "[SQLITE_FULL] Insertion failed because database is full (database or disk is full)";
  private static final Statement WAITED_FOR = new Statement(Lane.BEGINNINGS, 1, INSERT);
  private static final Statement LASTING = new Statement(Lane.ENDINGS, 2, INSERT);

  @TempDir Path folder;

  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean down;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private Database database;
  private GroupCommit commits;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
    database
        .queries()
        .useHandle(handle -> handle.execute("CREATE TABLE lines (name TEXT NOT NULL UNIQUE)"));
    commits = GroupCommit.ofOneWriter(faulty(database.dataSource()));
  }

  @AfterEach
  void close() {
    gate.countDown();
    commits.close();
    database.close();
  }

  @Test
  void commitsTogetherWhatWaitsTogether() {
    gate = new CountDownLatch(1);
    var writes = new ArrayList<CompletableFuture<Integer>>();
    for (int number = 0; number < 100; number++) {
      writes.add(write(WAITED_FOR, "n" + number));
    }

    gate.countDown();

    assertThat(writes).allSatisfy(write -> assertThat(write.join()).isEqualTo(1));
    assertThat(lines()).hasSize(100);
    assertThat(connections).hasValueLessThan(5);
  }

  @Test
  void writesWithTheNextCommitWhatNobodyWaitsFor() {
    CompletableFuture<Integer> unhurried = commits.writeWithNext(row(WAITED_FOR, "unhurried"));

    assertThat(write(WAITED_FOR, "next").join()).isEqualTo(1);

    assertThat(unhurried).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(1);
    assertThat(lines()).contains("unhurried", "next");
  }

  @Test
  void writesBeforeItClosesWhatNobodyWaitsFor() {
    CompletableFuture<Integer> unhurried = commits.writeWithNext(row(WAITED_FOR, "unhurried"));

    commits.close();

    assertThat(unhurried).isCompletedWithValue(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Lane.class,
      names = {"EVENTS", "BEGINNINGS"})
  void doesNotLetOthersSufferFromARowThatIsNotTaken(Lane lane) {
    var statement = new Statement(lane, 1, INSERT);
    gate = new CountDownLatch(1);
    CompletableFuture<Integer> first = write(statement, "a");
    CompletableFuture<Integer> same = write(statement, "a");
    CompletableFuture<Integer> last = write(statement, "b");

    gate.countDown();

    assertThat(first.join()).isEqualTo(1);
    assertThatThrownBy(same::join).hasCauseInstanceOf(NotCommittedException.class);
    assertThat(last.join()).isEqualTo(1);
  }

  @Test
  void repeatsWhatHasHappenedUntilTheDatabaseTakesIt() {
    down = true;
    CompletableFuture<Integer> first = write(LASTING, "b");
    await().untilAsserted(() -> assertThat(connections).hasPositiveValue());
    CompletableFuture<Integer> second = write(LASTING, "a");
    assertThat(first).isNotDone();

    down = false;

    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(1);
    assertThat(lines()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void saysOnceThatItRepeatsAndAgainTheNextTime() {
    try (var logs = new CapturedLogs()) {
      for (int time = 1; time <= 2; time++) {
        int before = connections.get();
        down = true;
        CompletableFuture<Integer> write = write(LASTING, "a" + time);
        await().until(() -> connections.get() >= before + 3);
        down = false;
        assertThat(write.join()).isEqualTo(1);

        assertThat(logs.lines()).filteredOn(line -> line.contains("tried again")).hasSize(time);
      }
    }
  }

  @Test
  void failsAtOnceWhereSomebodyWaits() {
    down = true;

    CompletableFuture<Integer> write = write(WAITED_FOR, "a");

    assertThatThrownBy(write::join).isInstanceOf(CompletionException.class);
    down = false;
    assertThat(write(WAITED_FOR, "b").join()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void goesOnOnceADiskThatWasFullHasRoom(int together) {
    assertThat(write(WAITED_FOR, "a").join()).isEqualTo(1);
    limitPages(1); // To as many as there are.
    gate = new CountDownLatch(1);
    var refused = new ArrayList<CompletableFuture<Integer>>();
    for (int number = 0; number < together; number++) {
      refused.add(write(WAITED_FOR, number + "x".repeat(10_000)));
    }
    gate.countDown();
    assertThat(refused)
        .allSatisfy(write -> assertThatThrownBy(write::join).hasRootCauseMessage(FULL));

    limitPages(1_000_000);

    assertThat(write(WAITED_FOR, "b").join()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void goesOnAfterAnErrorOfTheJvm(int together) {
    gate = new CountDownLatch(1);
    var writes = new ArrayList<CompletableFuture<Integer>>();
    for (int number = 1; number < together; number++) {
      writes.add(write(WAITED_FOR, "n" + number));
    }
    CompletableFuture<Integer> broken =
        commits.write(
            Write.of(
                WAITED_FOR,
                "z", // Behind the others of its commit.
                row -> {
                  throw new OutOfMemoryError("no room for this row");
                }));

    gate.countDown();

    assertThatThrownBy(broken::join).hasRootCauseInstanceOf(OutOfMemoryError.class);
    assertThat(writes).allSatisfy(write -> assertThat(write.join()).isEqualTo(1));
    assertThat(write(WAITED_FOR, "next").join()).isEqualTo(1);
    assertThat(lines()).hasSize(together);
  }

  private void limitPages(int most) {
    database.queries().useHandle(handle -> handle.execute("PRAGMA max_page_count = " + most));
  }

  @Test
  void holdsNoMoreThanItCanWriteInTime() {
    gate = new CountDownLatch(1);
    var writes = new ArrayList<CompletableFuture<Integer>>();
    for (int number = 0; number < Committer.MOST_WAITING + Committer.MOST_TOGETHER + 1; number++) {
      writes.add(write(WAITED_FOR, "n" + number));
    }

    assertThat(writes).anyMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(writes)
        .filteredOn(write -> !write.isDone())
        .hasSizeLessThanOrEqualTo(Committer.MOST_WAITING + Committer.MOST_TOGETHER);
    assertThat(write(LASTING, "an end")).isNotDone();
  }

  @Test
  void waitsForWhatIsOnItsWay() {
    gate = new CountDownLatch(1);
    CompletableFuture<Integer> ending = write(LASTING, "a");
    Thread settling = Thread.ofVirtual().start(() -> commits.settle(Duration.ofMinutes(1)));

    gate.countDown();

    await().until(() -> !settling.isAlive());
    assertThat(ending).isCompletedWithValue(1);
  }

  @Test
  void doesNotWaitForEverForADatabaseThatIsDown() {
    down = true;
    CompletableFuture<Integer> ending = write(LASTING, "a");

    commits.settle(Duration.ofMillis(20));

    assertThat(ending).isNotDone();
  }

  @Test
  void writesWhatWaitsBeforeItCloses() {
    gate = new CountDownLatch(1);
    CompletableFuture<Integer> ending = write(LASTING, "a");
    Thread closing = Thread.ofVirtual().start(commits::close);

    gate.countDown();

    await().until(() -> !closing.isAlive());
    assertThat(ending).isCompletedWithValue(1);
    assertThat(write(LASTING, "b")).isCompletedExceptionally();
  }

  private CompletableFuture<Integer> write(Statement statement, String name) {
    return commits.write(row(statement, name));
  }

  private static Write row(Statement statement, String name) {
    return Write.of(statement, name, row -> row.setString(1, name));
  }

  private List<String> lines() {
    return database
        .queries()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT name FROM lines ORDER BY rowid")
                    .mapTo(String.class)
                    .list());
  }

  private DataSource faulty(DataSource real) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              connections.incrementAndGet();
              gate.await();
              if (down) {
                throw new SQLTransientConnectionException("the database is down");
              }
              return (Connection) method.invoke(real, arguments);
            });
  }
}

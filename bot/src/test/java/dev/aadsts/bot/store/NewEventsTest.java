package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.delivery.inbox.EventRows;
import dev.aadsts.bot.delivery.inbox.EventRows.Mark;
import dev.aadsts.bot.delivery.inbox.EventRows.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of events that a process knows for new by itself, in a file of SQLite. */
final class NewEventsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path folder;
  private Database database;
  private EventRows rows;
  private int events;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
    rows = database.eventRows();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void areWrittenWithWhatIsWrittenNext() {
    awaitWhatTheFileHas();
    CompletableFuture<Boolean> adding = rows.addWithNext(row("e1")).orElseThrow();

    new SqlReceipts(database).begin("e1", "0", NOON);

    assertThat(written()).contains("e1");
    assertThat(adding.join()).isTrue();
  }

  @Test
  void areWrittenAtOnceForWhoeverIsInAHurry() {
    awaitWhatTheFileHas();
    CompletableFuture<Boolean> adding = rows.addWithNext(row("e1")).orElseThrow();

    rows.hurry();

    assertThat(adding.join()).isTrue();
    assertThat(written()).contains("e1");
  }

  @Test
  void areNewOnceWhereTheyAreDeliveredTwiceBeforeACommit() {
    awaitWhatTheFileHas();
    CompletableFuture<Boolean> first = rows.addWithNext(row("e1")).orElseThrow();

    assertThat(rows.addWithNext(row("e1"))).isEmpty();
    CompletableFuture<Boolean> second = rows.add(row("e1"));

    assertThat(second.join()).isFalse();
    assertThat(first.join()).isTrue();
  }

  @Test
  void areNotNewAfterTheyWereAddedTheUsualWay() {
    awaitWhatTheFileHas();
    assertThat(rows.add(row("e1")).join()).isTrue();

    assertThat(rows.addWithNext(row("e1"))).isEmpty();
  }

  @Test
  void areNotNewToTheProcessAfterTheOneThatRecordedThem() {
    assertThat(rows.add(row("e1")).join()).isTrue();
    close();
    open();

    awaitWhatTheFileHas();

    assertThat(rows.addWithNext(row("e1"))).isEmpty();
  }

  @Test
  void areNotTakenForNewUntilItIsKnownWhatTheFileHas() {
    assertThat(rows.addWithNext(row("e1"))).isEmpty();
  }

  @Test
  void areNotNewInADatabaseOfSeveralProcesses() {
    EventRows shared = SqlEventRows.ofSeveralProcesses(database.commits());

    assertThat(shared.add(row("e1")).join()).isTrue();
    assertThat(shared.addWithNext(row("e2"))).isEmpty();
    assertThat(written()).containsExactly("e1");
  }

  // Each is asked about once: then it is not new any more.
  private void awaitWhatTheFileHas() {
    await()
        .until(
            () -> {
              var adding = rows.addWithNext(row("before " + events++));
              rows.hurry();
              return adding.isPresent() && adding.get().join();
            });
  }

  private List<String> written() {
    return database
        .reads()
        .list("SELECT task_instance FROM scheduled_tasks", row -> row.getString(1));
  }

  private static Row row(String id) {
    return new Row(id, new byte[0], NOON, Mark.HELD);
  }
}

package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.testkit.FaultyStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an {@link Inbox} handles an event that is certainly new before it is recorded. */
final class AheadTest extends InboxScene {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private int events;

  @Override
  Database open() {
    return Database.sqlite(folder);
  }

  @Test
  void doesNotWaitForTheStore() {
    var inbox = inbox(new NeverWritten(rows(database())), FAST, Clock.systemUTC());
    inbox.start();

    CompletableFuture<Boolean> recording = inbox.recording(event("e1"), LONG);

    awaitHandled("e1");
    assertThat(recording).isNotDone();
  }

  @Test
  void waitsForItWhereSomebodyWaitsForThat() {
    var inbox = inbox(new NeverWritten(rows(database())), FAST, Clock.systemUTC());
    inbox.start();

    assertThat(inbox.record(event("e1"))).as("added the usual way").isTrue();
  }

  @Test
  void handlesOnceWhatIsDeliveredAgainMeanwhile() {
    var inbox = startedWhereTheFileIsKnown(rows(database()));
    slack.block();

    CompletableFuture<Boolean> first = inbox.recording(event("e1"), LONG);
    CompletableFuture<Boolean> second = inbox.recording(event("e1"), LONG);

    assertThat(second.join()).isFalse();
    assertThat(first.join()).isTrue();
    slack.release();
    awaitHandled("e1");
    assertThat(slack.marks()).containsOnlyOnce("e1");
  }

  @Test
  void isRecordedThoughItsHandlingTakesLong() {
    var inbox = startedWhereTheFileIsKnown(rows(database()));
    slack.block();

    CompletableFuture<Boolean> recording = inbox.recording(event("e1"), LONG);

    assertThat(recording.join()).isTrue();
    assertThat(slack.handled()).doesNotContain(event("e1"));
  }

  @Test
  void handlesNothingWhileTheStoreTakesNothing() {
    try (var store = new FaultyStore(database().dataSource())) {
      var inbox = startedWhereTheFileIsKnown(store.rows());
      store.goDown();
      assertThatThrownBy(inbox.recording(event("e1"), LONG)::join)
          .hasCauseInstanceOf(NotRecordedException.class);

      assertThatThrownBy(inbox.recording(event("e2"), LONG)::join)
          .hasCauseInstanceOf(NotRecordedException.class);
      assertThat(slack.marks()).doesNotContain("e2");

      store.comeBack();
      assertThat(inbox.recording(event("e1"), LONG).join()).as("delivered again").isTrue();
      awaitHandled("e1");
    }
  }

  // Of each event the rows say whether it is new before they are written.
  private Inbox startedWhereTheFileIsKnown(EventRows rows) {
    var noting = new NotingWhatIsAhead(rows);
    var inbox = inbox(noting, FAST, Clock.systemUTC());
    inbox.start();
    await()
        .until(
            () ->
                inbox.recording(event("before " + events++), LONG).join()
                    && noting.ahead.get() > 0);
    return inbox;
  }

  private static final class NotingWhatIsAhead extends ForwardingRows {
    private final AtomicInteger ahead = new AtomicInteger();

    NotingWhatIsAhead(EventRows rows) {
      super(rows);
    }

    @Override
    public Optional<CompletableFuture<Boolean>> addWithNext(Row row) {
      Optional<CompletableFuture<Boolean>> adding = super.addWithNext(row);
      adding.ifPresent(one -> ahead.incrementAndGet());
      return adding;
    }
  }

  private static final class NeverWritten extends ForwardingRows {
    NeverWritten(EventRows rows) {
      super(rows);
    }

    @Override
    public Optional<CompletableFuture<Boolean>> addWithNext(Row row) {
      return Optional.of(new CompletableFuture<>());
    }
  }
}

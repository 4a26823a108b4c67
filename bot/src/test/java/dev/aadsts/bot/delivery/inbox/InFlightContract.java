package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What an {@link Inbox} does with events that it has in hand, on either database. */
abstract class InFlightContract extends InboxScene {
  @Test
  void handlesWhatWasRecordedBeforeWhileItIsDeliveredAgain() {
    inbox(database(), FAST, Clock.systemUTC()).record(event("e1"));
    var slow = inbox(new NeverAdded(rows(database())), FAST, Clock.systemUTC());
    slow.start();

    var waiting = Thread.ofVirtual().start(() -> slow.record(event("e1")));

    awaitHandled("e1");
    waiting.interrupt();
  }

  @Test
  void leavesToTheQueueWhatItCannotHold() {
    slack.block();
    var inbox = started();
    for (int number = 0; number < InFlight.MOST + 10; number++) {
      inbox.record(event("e" + number));
    }

    assertThat(query("SELECT task_data FROM scheduled_tasks WHERE picked_by = 'held'"))
        .hasSize(InFlight.MOST);
    slack.release();

    await().untilAsserted(() -> assertThat(slack.handled()).hasSize(InFlight.MOST + 10));
  }

  @Test
  void keepsFromOthersWhatItHasInHandForAsLongAsItLives() throws Exception {
    slack.block();
    started().record(event("e1"));
    Instant first = due();

    started();

    await().until(() -> due().isAfter(first.plus(FAST.lease())));
    assertThat(slack.begun()).hasSize(1);
  }

  @Test
  void keepsFromOthersWhatItStillHandlesWhileItCloses() throws Exception {
    slack.block();
    var closing = inbox(database(), PATIENT, Clock.systemUTC());
    closing.start();
    closing.record(event("e1"));
    await().untilAsserted(() -> assertThat(slack.begun()).hasSize(1));
    Instant first = due();
    Thread stopping = Thread.ofVirtual().start(closing::close);

    started();

    await().until(() -> due().isAfter(first.plus(FAST.lease())));
    assertThat(slack.begun()).hasSize(1);
    slack.release();
    stopping.join();
    assertThat(slack.handled()).containsExactly(event("e1"));
  }

  @Test
  void keepsWhatItHasInHandAlthoughItsTidyingHangs() throws Exception {
    slack.block();
    var forgetful =
        new InboxPace(
            FAST.polling(), FAST.heartbeat(), FAST.drain(), Duration.ofSeconds(12), FAST.retry());
    var swept = new CountDownLatch(1);
    var inbox = inbox(new NeverTidied(rows(database()), swept), forgetful, Clock.systemUTC());
    inbox.start();
    inbox.record(event("e1"));
    Instant first = due();
    swept.await();

    await().until(() -> due().isAfter(first.plus(FAST.lease())));
    assertThat(slack.begun()).hasSize(1);
  }

  @Test
  void handlesWhatAProcessHadInHandThatDied() {
    var dying = new RecordingHandler();
    dying.block();
    var dead =
        new Inbox(rows(database()), Map.of("slack", dying), deadLetters(), metrics, late(), FAST);
    dead.start();
    dead.record(event("e1"));

    inbox(nextProcess(), FAST, Clock.systemUTC()).start();

    awaitHandled("e1");
    assertThat(slack.handled()).containsExactly(event("e1"));
    dying.release();
    dead.close();
  }

  @Test
  void saysNothingOfAnEventThatAnotherHasTakenFromItsHand() throws Exception {
    slack.block();
    slack.failWith(() -> new DeliveryException(Kind.REFUSED, "no"));
    var inbox = started();
    inbox.record(event("e1"));
    await().untilAsserted(() -> assertThat(slack.begun()).hasSize(1));
    pretendThatAnotherProcessHandlesIt(Instant.now().plus(Duration.ofHours(1)));

    slack.release();
    inbox.close();

    assertThat(slack.gaveUp()).isEmpty();
    assertThat(deadLetters().count()).isZero();
    assertThat(taskData()).singleElement().asString().contains("SECRET");
  }

  @Test
  void givesBackWhatItHasInHandWhenItCloses() {
    slack.block();
    var inbox = started();
    inbox.record(event("e1"));
    await().untilAsserted(() -> assertThat(slack.begun()).hasSize(1));

    inbox.close();

    assertThat(query("SELECT task_data FROM scheduled_tasks WHERE picked_by IS NULL")).hasSize(1);
  }

  // Whoever waits for that would hold up a stop: the queue does, where it found an event to be due.
  @Test
  void saysOfWhatItGivesBackThatItComesBack() {
    var never = new CompletableFuture<AttemptResult>();
    try (var timer = Executors.newSingleThreadScheduledExecutor()) {
      var hands = hands(new Alarm(timer, Clock.systemUTC(), () -> {}), recorded -> never.join());
      var results = new HashMap<Recorded, CompletableFuture<AttemptResult>>();
      for (int number = 0; number <= InFlight.AT_ONCE; number++) {
        var recorded = Recorded.of(event("e" + number), 0);
        assertThat(hands.take(recorded).orElseThrow().join()).isTrue();
        results.put(recorded, hands.result(recorded.id()).orElseThrow());
      }

      hands.close();

      assertThat(results)
          .allSatisfy(
              (recorded, result) ->
                  assertThat(result)
                      .isCompletedWithValue(new AttemptResult.Later(recorded, Duration.ZERO)));
    } finally {
      never.complete(new AttemptResult.Handled());
    }
  }

  private InFlight hands(Alarm alarm, Function<Recorded, AttemptResult> handling) {
    var impatient =
        new InboxPace(
            FAST.polling(), FAST.heartbeat(), Duration.ZERO, FAST.tombstone(), FAST.retry());
    var hands =
        new InFlight(
            rows(database()), new EventSerializer(), Clock.systemUTC(), impatient, alarm, handling);
    hands.start();
    return hands;
  }

  private static final class NeverTidied extends ForwardingRows {
    private final CountDownLatch begun;

    NeverTidied(EventRows rows, CountDownLatch begun) {
      super(rows);
      this.begun = begun;
    }

    @Override
    public int forgetHandled(Instant due) {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) { // It is closed.
        Thread.currentThread().interrupt();
      }
      return 0;
    }
  }

  private static final class NeverAdded extends ForwardingRows {
    NeverAdded(EventRows rows) {
      super(rows);
    }

    @Override
    public CompletableFuture<Boolean> add(Row row) {
      return new CompletableFuture<>();
    }
  }
}

package dev.aadsts.bot.delivery.inbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.testkit.Together;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What an {@link Inbox} must do on either database. */
abstract class InboxContract extends InboxScene {
  @Test
  void handlesAnEvent() {
    var inbox = started();

    assertThat(inbox.record(event("e1"))).isTrue();

    awaitHandled("e1");
    assertThat(slack.handled()).containsExactly(event("e1"));
  }

  @Test
  void handlesAtOnceWithoutWaitingForTheNextPoll() {
    var inbox = inbox(database(), HOURLY, Clock.systemUTC());
    inbox.start();

    for (int number = 0; number < 20; number++) {
      inbox.record(event("e" + number));
    }

    await().untilAsserted(() -> assertThat(slack.handled()).hasSize(20));
  }

  @Test
  void comesBackToAnEventWithoutWaitingForTheNextPoll() {
    slack.failTimes(
        3, () -> new DeliveryException(DeliveryException.Kind.NOT_DELIVERED, "Try again"));
    var inbox = inbox(database(), HOURLY, Clock.systemUTC());
    inbox.start();

    inbox.record(event("e1"));

    awaitHandled("e1");
  }

  @Test
  void handlesAtOnceWhateverItsClockSays() {
    for (int hours : new int[] {-3, 3}) {
      var clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
      var inbox = inbox(database(), FAST, clock);
      inbox.start();

      inbox.record(event("e" + hours));

      awaitHandled("e" + hours);
      inbox.close();
    }
  }

  @Test
  void handlesAnEventOnceThatIsDeliveredTwice() {
    var inbox = started();
    inbox.record(event("e1"));
    awaitHandled("e1");

    assertThat(inbox.record(event("e1"))).isFalse();
    inbox.record(event("e2"));

    awaitHandled("e2");
    assertThat(slack.handled()).containsExactly(event("e1"), event("e2"));
  }

  @Test
  void recordsAnEventOnceThatArrivesInManyThreadsAtOnce() throws Exception {
    var inbox = started();

    List<Boolean> recorded = Together.call(40, number -> inbox.record(event("e1")));

    assertThat(recorded).filteredOn(first -> first).hasSize(1);
    awaitHandled("e1");
    inbox.record(event("e2"));
    awaitHandled("e2");
    assertThat(slack.handled()).hasSize(2);
  }

  @Test
  void handlesAfterARestartWhatWasRecordedBefore() {
    inbox(database(), FAST, Clock.systemUTC()).record(event("e1"));

    inbox(nextProcess(), FAST, Clock.systemUTC()).start();

    awaitHandled("e1");
  }

  @Test
  void handlesAgainWhatAProcessHadBegunThatDied() throws Exception {
    inbox(database(), FAST, Clock.systemUTC()).record(event("e1"));
    pretendThatAnotherProcessHandlesIt(Instant.now().minus(Duration.ofHours(1)));

    started();

    awaitHandled("e1");
  }

  @Test
  void leavesToAnotherProcessWhatThatIsHandling() throws Exception {
    inbox(database(), FAST, Clock.systemUTC()).record(event("e1"));
    pretendThatAnotherProcessHandlesIt(Instant.now().plus(Duration.ofHours(1)));

    started().record(event("e2"));

    awaitHandled("e2");
    assertThat(slack.handled()).containsExactly(event("e2"));
  }

  @Test
  void forgetsWhatAnEventSaidOnceItHasBeenHandled() {
    var inbox = started();

    inbox.record(event("e1"));

    await()
        .untilAsserted(
            () -> {
              assertThat(slack.handled()).hasSize(1);
              assertThat(taskData()).singleElement().asString().doesNotContain("SECRET");
            });
  }

  @Test
  void knowsAnEventThatIsDeliveredAgainAfterNearlyAnHour() {
    var inbox = started();
    inbox.record(event("e1"));
    awaitHandled("e1");
    inbox.close(); // Which waits until it is durable that the event was handled.

    rows(database()).forgetHandled(Instant.now().plus(Duration.ofMinutes(59)));

    assertThat(started().record(event("e1"))).isFalse();
  }

  @Test
  void takesTheSameEventAgainOnceItsTombstoneHasGone() {
    var shortLived =
        new InboxPace(
            FAST.polling(), FAST.heartbeat(), FAST.drain(), Duration.ofMillis(500), FAST.retry());
    var inbox = inbox(database(), shortLived, Clock.systemUTC());
    inbox.start();
    inbox.record(event("e1"));
    awaitHandled("e1");

    await().untilAsserted(() -> assertThat(taskData()).isEmpty());

    assertThat(inbox.record(event("e1"))).isTrue();
    await().untilAsserted(() -> assertThat(slack.handled()).hasSize(2));
  }

  @Test
  void handlesWhatANewerVersionRecorded() throws Exception {
    inbox(database(), FAST, Clock.systemUTC()).record(event("e1"));
    rewriteTaskData(
        "{\"id\":\"e1\",\"edge\":\"slack\",\"payload\":\"SECRET words of e1\",\"priority\":7}");

    started();

    awaitHandled("e1");
  }

  @Test
  void letsOneOfTwoProcessesHandleEachEvent() {
    var first = started();
    var second = started();

    for (int number = 0; number < 60; number++) {
      (number % 2 == 0 ? first : second).record(event("e" + number));
    }

    await().untilAsserted(() -> assertThat(slack.handled()).hasSize(60));
    assertThat(slack.handled())
        .extracting(Event::id)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 60).mapToObj(number -> "e" + number).toList());
  }

  @Test
  void closesOnceWhatIsBeingHandledIsDone() throws Exception {
    slack.block();
    var inbox = inbox(database(), PATIENT, Clock.systemUTC());
    inbox.start();
    inbox.record(event("e1"));
    await().untilAsserted(() -> assertThat(slack.begun()).hasSize(1));
    var closed = new CountDownLatch(1);
    Thread closing =
        Thread.ofVirtual()
            .start(
                () -> {
                  inbox.close();
                  closed.countDown();
                });

    assertThat(closed.await(300, MILLISECONDS)).isFalse();
    slack.release();
    closing.join();

    assertThat(slack.handled()).containsExactly(event("e1"));
    assertThat(taskData()).singleElement().asString().doesNotContain("SECRET");
  }

  @Test
  void closesInTheEndEvenIfAHandlerHangs() {
    slack.block();
    var inbox = started();
    inbox.record(event("e1"));
    await().untilAsserted(() -> assertThat(slack.begun()).hasSize(1));

    assertTimeoutPreemptively(Duration.ofMinutes(1), inbox::close);
  }

  @Test
  void refusesWhatItCouldNotHandle() {
    var inbox = started();

    assertThatThrownBy(() -> inbox.record(new Event("e1", "irc", "words")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'irc'");
    assertThatThrownBy(() -> inbox.record(new Event("e1", "slack", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(taskData()).isEmpty();
  }

  @Test
  void countsWhatComesAndWhatBecomesOfIt() {
    slack.failOnce(new DeliveryException(Kind.NOT_DELIVERED, "no"));
    var inbox = started();
    inbox.record(event("e1"));
    inbox.record(event("e1"));
    awaitHandled("e1");
    slack.failWith(() -> new DeliveryException(Kind.REFUSED, "no"));
    inbox.record(event("e2"));
    await().untilAsserted(() -> assertThat(deadLetters().count()).isEqualTo(1));

    assertThat(count("aadsts.events.received")).isEqualTo(3);
    assertThat(count("aadsts.events.duplicate")).isEqualTo(1);
    assertThat(count("aadsts.events.retried")).isEqualTo(1);
    assertThat(meters.get("aadsts.events.dead").tag("reason", "refused").counter().count())
        .isEqualTo(1);
    // Counted once the handler has come back.
    await()
        .untilAsserted(
            () -> assertThat(meters.get("aadsts.events.replied").timer().count()).isEqualTo(1));
  }

  @Test
  void marksWhatIsLoggedWithTheEvent() {
    slack.failOnce(new IllegalStateException("a bug"));
    var inbox = started();

    inbox.record(event("e1"));
    awaitHandled("e1");
    inbox.record(event("e2"));
    awaitHandled("e2");

    assertThat(slack.marks()).containsExactly("e1", "e1", "e2");
    assertThat(MDC.get(EventMark.KEY)).isEqualTo("e2");
    EventMark.remove();
  }
}

package dev.aadsts.bot.delivery.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.delivery.pace.Turn;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlDeadLetters;
import dev.aadsts.bot.store.SqlEventRows;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.Together;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** What an {@link Inbox} must do on either database. */
abstract class InboxContract {
  protected static final InboxPace FAST =
      new InboxPace(
          Duration.ofMillis(100),
          // A busy machine must not take a process for dead that only waits for its turn.
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          Duration.ofMillis(5));

  private static final InboxPace HOURLY =
      new InboxPace(
          Duration.ofHours(1), FAST.heartbeat(), FAST.drain(), FAST.tombstone(), FAST.retry());

  private static final InboxPace PATIENT =
      new InboxPace(
          FAST.polling(), FAST.heartbeat(), Duration.ofMinutes(1), FAST.tombstone(), FAST.retry());

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeliveryMetrics metrics = new DeliveryMetrics(meters);
  protected final RecordingHandler slack = new RecordingHandler();
  private final List<Inbox> inboxes = new ArrayList<>();
  private final List<Database> databases = new ArrayList<>();

  /** Opens the database of this test as a process does that starts. */
  protected abstract Database open();

  @BeforeEach
  void openDatabase() {
    databases.add(open());
  }

  @AfterEach
  void closeAll() {
    slack.release();
    inboxes.forEach(Inbox::close);
    databases.forEach(Database::close);
  }

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
  void forgetsWhatAnEventSaidOnceItHasGivenUp() {
    slack.failWith(() -> new DeliveryException(Kind.REFUSED, "no such channel"));
    var inbox = started();

    inbox.record(event("e1"));

    await()
        .untilAsserted(
            () -> {
              assertThat(slack.gaveUp()).hasSize(1);
              assertThat(taskData()).singleElement().asString().doesNotContain("SECRET");
            });
    assertThat(inbox.record(event("e1"))).isFalse();
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
  void triesAgainWhenThePlatformAsksTo() {
    slack.failOnce(
        new DeliveryException(
            Kind.NOT_DELIVERED, Optional.of(Duration.ofMillis(900)), "rate limited"));
    var inbox = started();

    inbox.record(event("e1"));

    awaitHandled("e1");
    assertThat(slack.begun()).hasSize(2);
    assertThat(Duration.between(slack.begun().getFirst(), slack.begun().getLast()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(900));
    assertThat(slack.gaveUp()).isEmpty();
  }

  @Test
  void triesAgainAfterABug() {
    slack.failOnce(new IllegalStateException("a bug"));
    var inbox = started();

    inbox.record(event("e1"));

    awaitHandled("e1");
    assertThat(slack.gaveUp()).isEmpty();
  }

  @Test
  void triesAgainAfterAnError() {
    slack.failOnce(new StackOverflowError());
    var inbox = started();

    inbox.record(event("e1"));

    awaitHandled("e1");
  }

  @Test
  void givesUpAfterSixAttemptsAndSaysSoOnce() {
    try (var logs = new CapturedLogs()) {
      slack.failWith(() -> new DeliveryException(Kind.NOT_DELIVERED, "rate limited"));
      var inbox = started();

      inbox.record(event("e1"));

      await().untilAsserted(() -> assertThat(slack.gaveUp()).hasSize(1));
      assertThat(slack.begun()).hasSize(6);
      String incident = slack.gaveUp().getFirst();
      assertThat(incident).matches("[0-9a-f]{8}");
      assertThat(logs.lines())
          .filteredOn(line -> line.startsWith("ERROR"))
          .singleElement()
          .asString()
          .contains(incident, "e1", "6 attempts");
      assertThat(logs.lines()).noneMatch(line -> line.contains("SECRET"));
    }
  }

  @Test
  void givesUpAtOnceWhereTryingAgainIsUselessOrUnsafe() {
    for (Kind kind : new Kind[] {Kind.REFUSED, Kind.UNCERTAIN}) {
      slack.failWith(() -> new DeliveryException(kind, "no"));
      int before = slack.gaveUp().size();
      var inbox = started();

      inbox.record(event("e " + kind));

      await().untilAsserted(() -> assertThat(slack.gaveUp()).hasSize(before + 1));
      assertThat(slack.begun()).hasSize(before + 1);
    }
  }

  @Test
  void logsABugWithItsTraceButNeverWhatAnEventSaid() {
    try (var logs = new CapturedLogs()) {
      slack.failWith(() -> new IllegalStateException("a bug"));
      var inbox = started();

      inbox.record(event("e1"));

      await().untilAsserted(() -> assertThat(slack.gaveUp()).hasSize(1));
      assertThat(logs.lines())
          .filteredOn(line -> line.startsWith("WARN") && line.contains("e1"))
          .hasSize(5)
          .allMatch(line -> line.contains("RecordingHandler"));
      assertThat(logs.lines()).noneMatch(line -> line.contains("SECRET"));
    }
  }

  @Test
  void survivesAHandlerThatCannotEvenSayThatItGaveUp() {
    try (var logs = new CapturedLogs()) {
      slack.failWith(() -> new DeliveryException(Kind.REFUSED, "no"));
      slack.failToGiveUp(() -> new IllegalStateException("cannot even say so"));
      var inbox = started();

      inbox.record(event("e1"));

      await()
          .untilAsserted(
              () -> {
                assertThat(slack.gaveUp()).hasSize(Attempt.MOST);
                assertThat(taskData()).singleElement().asString().doesNotContain("SECRET");
              });
      assertThat(inbox.record(event("e1"))).isFalse();
      await()
          .untilAsserted(
              () ->
                  assertThat(logs.lines())
                      .filteredOn(line -> line.startsWith("ERROR"))
                      .hasSize(2 * Attempt.MOST)
                      .last()
                      .asString()
                      .contains(slack.gaveUp().getLast(), "could not tell"));
    }
  }

  @Test
  void saysAgainThatItGaveUpWhereThatFailed() {
    slack.failWith(() -> new DeliveryException(Kind.UNCERTAIN, "no"));
    slack.failToGiveUp(() -> new IllegalStateException("cannot even say so"));
    started().record(event("e1"));
    await().untilAsserted(() -> assertThat(slack.gaveUp()).isNotEmpty());

    slack.giveUpAgain();

    await().untilAsserted(() -> assertThat(deadLetters().count()).isEqualTo(1));
    assertThat(deadLetters().newest(1).getFirst().incident()).isEqualTo(slack.gaveUp().getLast());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"UNCERTAIN", "NOT_DELIVERED"})
  void saysAgainThatItGaveUpWhereThePersonMayNotKnow(Kind kind) {
    slack.failWith(() -> new DeliveryException(Kind.UNCERTAIN, "no"));
    slack.failToGiveUp(() -> new DeliveryException(kind, "nor this"));
    started().record(event("e1"));
    await().untilAsserted(() -> assertThat(slack.gaveUp()).hasSizeGreaterThan(1));

    slack.giveUpAgain();

    await().untilAsserted(() -> assertThat(deadLetters().count()).isEqualTo(1));
  }

  @Test
  void saysAgainThatItGaveUpAfterAnError() {
    slack.failWith(() -> new DeliveryException(Kind.UNCERTAIN, "no"));
    slack.failToGiveUp(StackOverflowError::new);
    started().record(event("e1"));
    await().untilAsserted(() -> assertThat(slack.gaveUp()).isNotEmpty());

    slack.giveUpAgain();

    await().untilAsserted(() -> assertThat(deadLetters().count()).isEqualTo(1));
  }

  @Test
  void saysItToNobodyWhereThePlatformRefuses() {
    slack.failWith(() -> new DeliveryException(Kind.UNCERTAIN, "no"));
    slack.failToGiveUp(() -> new DeliveryException(Kind.REFUSED, "nobody there"));
    started().record(event("e1"));

    await().untilAsserted(() -> assertThat(deadLetters().count()).isEqualTo(1));
    assertThat(slack.gaveUp()).hasSize(1);
  }

  @Test
  void forgetsAnEventOfAnEdgeThatIsNoLongerConfigured() {
    var both = Map.<String, EventHandler>of("slack", slack, "teams", slack);
    var before = new Inbox(rows(database()), both, deadLetters(), metrics, Clock.systemUTC(), FAST);
    before.record(new Event("t1", "teams", "SECRET words"));

    started();

    await().untilAsserted(() -> assertThat(taskData()).noneMatch(data -> data.contains("SECRET")));
    assertThat(slack.begun()).isEmpty();
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
  void keepsWhatItGaveUpWithoutWhatItSaid() {
    slack.failWith(() -> new DeliveryException(Kind.REFUSED, "no"));

    started().record(event("e1"));

    await().untilAsserted(() -> assertThat(deadLetters().count()).isEqualTo(1));
    DeadLetter letter = deadLetters().newest(1).getFirst();
    assertThat(letter.incident()).isEqualTo(slack.gaveUp().getFirst());
    assertThat(letter.eventId()).isEqualTo("e1");
    assertThat(letter.edge()).isEqualTo("slack");
    assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.REFUSED);
    assertThat(letter.toString()).doesNotContain("SECRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000\u0001", "{\"id\":", "[]", "{}", "{\"id\":\"e1\",\"edge\":7"})
  void givesUpWhatCannotBeReadAtOnce(String data) throws Exception {
    inbox(database(), FAST, Clock.systemUTC()).record(event("e1"));
    rewriteTaskData(data);

    var inbox = started();

    await().untilAsserted(() -> assertThat(deadLetters().count()).isEqualTo(1));
    assertThat(deadLetters().newest(1).getFirst().eventId()).isEqualTo("e1");
    assertThat(deadLetters().newest(1).getFirst().reason()).isEqualTo(DeadLetter.Reason.UNREADABLE);
    await().untilAsserted(() -> assertThat(inbox.record(event("e1"))).isFalse());
    inbox.record(event("e2"));
    awaitHandled("e2");
    assertThat(deadLetters().count()).isEqualTo(1);
  }

  @Test
  void saysWhyItGaveUpAnEventOfAnEdgeThatIsNoLongerConfigured() {
    var both = Map.<String, EventHandler>of("slack", slack, "teams", slack);
    new Inbox(rows(database()), both, deadLetters(), metrics, Clock.systemUTC(), FAST)
        .record(new Event("t1", "teams", "SECRET words"));

    started();

    await()
        .untilAsserted(
            () ->
                assertThat(deadLetters().newest(1))
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetter.Reason.NO_EDGE));
  }

  @Test
  void countsComingBackForATurnAsNoAttempt() {
    slack.failTimes(
        2 * Attempt.MOST,
        () -> new DeliveryException(Kind.NOT_YET, Optional.of(Duration.ofMillis(1)), "not yet"));

    started().record(event("e1"));

    awaitHandled("e1");
    assertThat(slack.begun()).hasSize(2 * Attempt.MOST + 1);
    assertThat(slack.gaveUp()).isEmpty();
  }

  @Test
  void doesNotForgetAttemptsInVainBecauseOfATurnInBetween() {
    slack.failInTurn(
        () -> new DeliveryException(Kind.NOT_DELIVERED, "no"),
        () -> new DeliveryException(Kind.NOT_YET, Optional.of(Duration.ofMillis(1)), "not yet"));

    started().record(event("e1"));

    await().untilAsserted(() -> assertThat(slack.gaveUp()).hasSize(1));
    assertThat(slack.begun()).hasSize(2 * Attempt.MOST - 1);
  }

  @Test
  void keepsTheTurnsOfAnEventUntilItComesBack() {
    slack.reserve(new Turn("C1", 7));
    slack.reserve(new Turn("C2", 8));
    slack.failOnce(
        new DeliveryException(Kind.NOT_YET, Optional.of(Duration.ofMillis(1)), "not yet"));

    started().record(event("e1"));

    awaitHandled("e1");
    assertThat(slack.turns().getLast()).containsExactly(new Turn("C1", 7), new Turn("C2", 8));
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
  void handlesOthersWhileSomeRest() {
    var inbox = started();
    var day = Duration.ofDays(1);

    CompletableFuture<?>[] resting =
        IntStream.range(0, 500)
            .mapToObj(number -> inbox.recording(event("rests" + number), day, day))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(resting).join();
    inbox.record(event("e1"));

    awaitHandled("e1");
    assertThat(slack.handled()).containsExactly(event("e1"));
  }

  @Test
  void handlesWhatHasRested() {
    var inbox = started();

    inbox.recording(event("e1"), Duration.ofDays(1), Duration.ofMillis(1)).join();

    awaitHandled("e1");
  }

  @Test
  void leavesToTheQueueWhatItCannotHold() {
    slack.block();
    var inbox = started();
    for (int number = 0; number < InHand.MOST + 10; number++) {
      inbox.record(event("e" + number));
    }

    assertThat(query("SELECT task_data FROM scheduled_tasks WHERE picked_by = 'held'"))
        .hasSize(InHand.MOST);
    slack.release();

    await().untilAsserted(() -> assertThat(slack.handled()).hasSize(InHand.MOST + 10));
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

  /** Rows that take for ever to be tidied up. */
  private record NeverTidied(EventRows rows, CountDownLatch begun) implements EventRows {
    @Override
    public DataSource dataSource() {
      return rows.dataSource();
    }

    @Override
    public CompletableFuture<Boolean> add(Row row) {
      return rows.add(row);
    }

    @Override
    public CompletableFuture<Boolean> replace(Row row) {
      return rows.replace(row);
    }

    @Override
    public CompletableFuture<Boolean> hold(String id, Instant until) {
      return rows.hold(id, until);
    }

    @Override
    public void settle() {
      rows.settle();
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

  /** Rows that take for ever to be added. */
  private record NeverAdded(EventRows rows) implements EventRows {
    @Override
    public DataSource dataSource() {
      return rows.dataSource();
    }

    @Override
    public CompletableFuture<Boolean> add(Row row) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Boolean> replace(Row row) {
      return rows.replace(row);
    }

    @Override
    public CompletableFuture<Boolean> hold(String id, Instant until) {
      return rows.hold(id, until);
    }

    @Override
    public void settle() {
      rows.settle();
    }

    @Override
    public int forgetHandled(Instant due) {
      return rows.forgetHandled(due);
    }
  }

  // Of a process that died a minute ago, so that nobody need wait until it is taken for dead.
  private static Clock late() {
    return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));
  }

  private Instant due() throws SQLException {
    try (var connection = database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT execution_time FROM scheduled_tasks")) {
      assertThat(rows.next()).isTrue();
      return rows.getTimestamp(1).toInstant();
    }
  }

  private double count(String name) {
    return meters.get(name).tag("edge", "slack").counter().count();
  }

  private static EventRows rows(Database database) {
    return new SqlEventRows(database.commits());
  }

  private DeadLetters deadLetters() {
    return new SqlDeadLetters(database());
  }

  protected Inbox started() {
    var inbox = inbox(database(), FAST, Clock.systemUTC());
    inbox.start();
    return inbox;
  }

  protected Inbox inbox(Database database, InboxPace pace, Clock clock) {
    return inbox(rows(database), pace, clock);
  }

  private Inbox inbox(EventRows rows, InboxPace pace, Clock clock) {
    var inbox = new Inbox(rows, Map.of("slack", slack), deadLetters(), metrics, clock, pace);
    inboxes.add(inbox);
    return inbox;
  }

  /** Another process, with a handler of its own. */
  protected Inbox inbox(Database database, RecordingHandler handler) {
    var handlers = Map.<String, EventHandler>of("slack", handler);
    return new Inbox(
        rows(database), handlers, new SqlDeadLetters(database), metrics, Clock.systemUTC(), FAST);
  }

  protected Database database() {
    return databases.getFirst();
  }

  protected Database nextProcess() {
    databases.add(open());
    return databases.getLast();
  }

  protected void awaitHandled(String id) {
    await().untilAsserted(() -> assertThat(slack.handled()).extracting(Event::id).contains(id));
  }

  protected static Event event(String id) {
    return new Event(id, "slack", "SECRET words of " + id);
  }

  private List<String> taskData() {
    return query("SELECT task_data FROM scheduled_tasks");
  }

  protected void pretendThatAnotherProcessHandlesIt(Instant heartbeat) throws SQLException {
    try (var connection = database().dataSource().getConnection();
        var update =
            connection.prepareStatement(
                "UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'other',"
                    + " last_heartbeat = ?")) {
      update.setTimestamp(1, Timestamp.from(heartbeat));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private void rewriteTaskData(String json) throws SQLException {
    try (var connection = database().dataSource().getConnection();
        var update = connection.prepareStatement("UPDATE scheduled_tasks SET task_data = ?")) {
      update.setBytes(1, json.getBytes(UTF_8));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  protected List<String> query(String sql) {
    try (var connection = database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(new String(rows.getBytes(1), UTF_8));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.pace.Turn;
import dev.aadsts.bot.testkit.CapturedLogs;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an {@link Inbox} tries again, gives up, and whom it tells, on either database. */
abstract class GivingUpContract extends InboxScene {
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
}

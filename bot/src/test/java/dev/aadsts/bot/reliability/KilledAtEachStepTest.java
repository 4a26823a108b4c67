package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.reliability.SlackWorkspace.Post;
import dev.aadsts.bot.testkit.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process that is killed while several questions stand at different steps of their way, each
 * stopped there by the database or by Slack; then a new process.
 */
final class KilledAtEachStepTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String CODE = "50105";

  private static final Question UNDISTURBED = question("C0MODEL", 1);
  private static final Question NOT_ACKNOWLEDGED = question("C1RECORDED", 2);
  // Too long to be taken in hand at once, so it waits in the queue.
  private static final Question NOT_BEGUN =
      Question.asked(
          "C2ACKNOWLEDGED",
          "1795248000.000003",
          "UC2ACKNOWLEDGED",
          "AADSTS" + CODE + " ".repeat(70_000) + ".");
  private static final Question NO_RECEIPT = question("C3BEGUN", 4);
  private static final Question NOT_SENT = question("C4RECEIPT", 5);
  private static final Question NOT_NOTED = question("C5SENT", 6);
  private static final Question NOT_SENT_DIRECT = question("D4RECEIPT", 10);
  private static final Question NOT_NOTED_DIRECT = question("D5SENT", 11);
  private static final Question NO_DETAILS = question("C6ROOT", 7);
  private static final Question NOT_DRAWN = question("C7CARD", 8);
  private static final Question NOT_HANDLED = question("C8CARD", 9);

  private static final Hold HOLD = new Hold();
  private static final SlackWorkspace SLACK = new SlackWorkspace(HOLD);
  private static Replica replica;
  private static int whole;

  @BeforeAll
  static void killAndStartAgain(@TempDir Path folder) throws Exception {
    String database = Postgres.freshDatabase();
    var settings = new HashMap<>(Replica.settings(SLACK));
    // It must not give up what stands before a door.
    settings.put("DATABASE_URL", database + "?socketTimeout=600");
    replica = new Replica(settings, folder.resolve("log.txt")).launch().ready();
    whole = drawModelAndCards();
    try (var doors = new Doors(database)) {
      bringEachToItsStep(doors);
      replica.kill();
      HOLD.end();
      doors.open();
    }
    replica.launch().ready();
    ask(NOT_ACKNOWLEDGED); // Slack saw no acknowledgement.
  }

  @AfterAll
  static void stop() {
    replica.close();
    SLACK.close();
  }

  // What an answer is, and two checklists to press on.
  private static int drawModelAndCards() {
    for (Question question : List.of(UNDISTURBED, NOT_DRAWN, NOT_HANDLED)) {
      ask(question);
      posted(question, post -> Pressed.offers(post, "Start checklist"));
    }
    for (Question question : List.of(NOT_DRAWN, NOT_HANDLED)) {
      await().atMost(LONG).until(() -> said(question) > 1 && said(question) == said(UNDISTURBED));
      press(question, SLACK.posts(question.place()).getFirst(), "Start checklist");
      posted(question, post -> Pressed.offers(post, "Skip"));
    }
    return said(UNDISTURBED);
  }

  private static int said(Question question) {
    return SLACK.posts(question.place()).size();
  }

  // One after the other: two receipts of a moment are one commit, and both would stand before the
  // door of either.
  private static void bringEachToItsStep(Doors doors) throws Exception {
    doors.keepFromBeingPicked(instance("task_instance", NOT_BEGUN));
    doors.shut("INSERT ON receipts", instance("event_id", NOT_ACKNOWLEDGED));
    doors.shut("INSERT ON receipts", instance("event_id", NO_RECEIPT));
    doors.shut("INSERT ON receipts", instance("event_id", NO_DETAILS) + " AND NEW.part LIKE '%1'");

    ask(NOT_ACKNOWLEDGED);
    awaitWaiting(doors, 1);
    ask(NOT_BEGUN);
    ask(NO_RECEIPT);
    awaitWaiting(doors, 2);
    ask(NO_DETAILS);
    awaitWaiting(doors, 3);

    ask(NOT_SENT, HOLD.before("chat.postMessage", NOT_SENT.channel()));
    ask(NOT_NOTED, HOLD.after("chat.postMessage", NOT_NOTED.channel()));
    ask(NOT_SENT_DIRECT, HOLD.before("chat.postMessage", NOT_SENT_DIRECT.channel()));
    ask(NOT_NOTED_DIRECT, HOLD.after("chat.postMessage", NOT_NOTED_DIRECT.channel()));
    skip(NOT_DRAWN, HOLD.before("chat.update", NOT_DRAWN.channel()));
    skip(NOT_HANDLED, HOLD.after("chat.update", NOT_HANDLED.channel()));
  }

  private static void awaitWaiting(Doors doors, int count) {
    await().atMost(LONG).until(() -> doors.waiting() == count);
  }

  private static void ask(Question question, CountDownLatch held) throws InterruptedException {
    ask(question);
    awaitArrival(question, held);
  }

  private static void skip(Question question, CountDownLatch held) throws InterruptedException {
    press(question, card(question), "Skip");
    awaitArrival(question, held);
  }

  private static void awaitArrival(Question question, CountDownLatch held)
      throws InterruptedException {
    assertThat(held.await(LONG.toSeconds(), TimeUnit.SECONDS)).as(question.channel()).isTrue();
  }

  @Test
  void answersOnceWhatWasRecordedAndNotAcknowledged() {
    awaitFate(NOT_ACKNOWLEDGED, Fate.ANSWERED);
  }

  @Test
  void answersWhatWasAcknowledgedAndNotBegun() {
    awaitFate(NOT_BEGUN, Fate.ANSWERED);
  }

  @Test
  void answersWhatWasBegunWithoutAReceipt() {
    awaitFate(NO_RECEIPT, Fate.ANSWERED);
  }

  @Test
  void tellsThePersonWhereAMessageMayHaveBeenSent() {
    awaitFate(NOT_SENT, Fate.UNCERTAIN);
  }

  @Test
  void tellsThePersonAndRepeatsNothingWhereAMessageHadBeenSent() {
    awaitFate(NOT_NOTED, Fate.UNCERTAIN);
    assertThat(SLACK.posts(NOT_NOTED.place())).hasSize(1);
  }

  @Test
  void sendsWhatSlackShowsNotToHaveWhereItMayBeRead() {
    awaitFate(NOT_SENT_DIRECT, Fate.ANSWERED);
  }

  @Test
  void goesOnAfterAMessageThatSlackShowsToHave() {
    awaitFate(NOT_NOTED_DIRECT, Fate.ANSWERED);
  }

  @Test
  void sendsTheDetailsThatWereMissing() {
    awaitFate(NO_DETAILS, Fate.ANSWERED);
  }

  @Test
  void drawsTheCardOfAChangeThatWasAppended() {
    awaitProgress(NOT_DRAWN);
  }

  @Test
  void changesNothingTwiceWhereTheCardHadBeenDrawn() {
    awaitProgress(NOT_HANDLED);
  }

  private static void awaitFate(Question question, Fate fate) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(
                        Fate.of(
                            SLACK.posts(question.place()),
                            SLACK.posts("/" + question.user()),
                            whole))
                    .isEqualTo(fate));
  }

  // One cause was skipped, and one only; the event is handled.
  private static void awaitProgress(Question question) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(card(question).blocks().toString())
                    .contains(":fast_forward:")
                    .containsOnlyOnce(":fast_forward:"));
  }

  private static Question question(String channel, int number) {
    return Question.asked(channel, "1795248000.%06d".formatted(number), "U" + channel, CODE);
  }

  private static String instance(String column, Question question) {
    return "NEW.%s LIKE '%%:%s:%%'".formatted(column, question.ts());
  }

  private static void ask(Question question) {
    SLACK.wrote(question.channel(), question.ts());
    deliver(SlackSender.JSON, question.body());
  }

  private static void press(Question question, Post post, String label) {
    deliver(
        SlackSender.FORM,
        Pressed.on(question.channel(), question.ts(), post, label, question.user()).body());
  }

  private static void deliver(String type, String body) {
    var sender = new SlackSender(() -> replica);
    assertThat(sender.deliver(type, body).acknowledged()).isTrue();
  }

  private static Post card(Question question) {
    return SLACK.posts(question.place()).getLast();
  }

  private static Post posted(Question question, Predicate<Post> which) {
    await().atMost(LONG).until(() -> SLACK.posts(question.place()).stream().anyMatch(which));
    return SLACK.posts(question.place()).stream().filter(which).findFirst().orElseThrow();
  }
}

package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.testkit.Postgres;
import dev.aadsts.bot.testkit.Wire;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on one PostgreSQL, and a network that is cut in two: one of them reaches Slack and
 * not the database, and is not told.
 */
final class CutOffTest {

  @TempDir Path folder;

  private final Hold hold = new Hold();
  private final SlackWorkspace slack = new SlackWorkspace(hold);
  private final String database = Postgres.freshDatabase();
  private final Wire wire = Wire.before(database);

  @AfterEach
  void stop() {
    hold.end();
    slack.close();
    wire.close();
  }

  @Test
  void acknowledgesNothingItCannotRecordAndDoublesNothingOnceItIsBack() throws Exception {
    // Notices sooner than the bot does by itself, so that nobody waits for it.
    String cuttable = Wire.through(wire, database) + "?connectTimeout=1&socketTimeout=2";
    try (var cutOff = replica("cut-off", cuttable);
        var other = replica("other", database)) {
      Question inFlight = question("C0HAND", 1);
      CountDownLatch onItsWay = hold.after("chat.postMessage", inFlight.channel());
      ask(cutOff, inFlight);
      assertThat(onItsWay.await(60, TimeUnit.SECONDS)).isTrue();

      wire.cut();
      await().until(() -> cutOff.readiness() == 503);
      assertThat(cutOff.get("/health/live")).isEqualTo(200);
      Question meanwhile = question("C0MEANWHILE", 2);
      slack.wrote(meanwhile.channel(), meanwhile.ts());
      // Both in the three seconds that Slack waits.
      assertThat(sender(cutOff).once(SlackSender.JSON, meanwhile.body(), 0)).isEqualTo(503);
      assertThat(sender(cutOff).once(SlackSender.FORM, command("50105"), 0)).isEqualTo(200);
      assertThat(sender(other).once(SlackSender.JSON, meanwhile.body(), 1)).isEqualTo(200);
      awaitAnswer(meanwhile);
      hold.end();

      wire.mend();
      cutOff.ready();
      Question later = question("C0LATER", 3);
      ask(cutOff, later);
      awaitAnswer(later);
      awaitAnswer(inFlight);
      assertThat(List.of(fate(meanwhile), fate(later))).containsOnly(Fate.ANSWERED);
    }
  }

  @Test
  void answersACommandWhoseAnswerNeedsNoDatabase() throws Exception {
    String cuttable = Wire.through(wire, database) + "?connectTimeout=1&socketTimeout=2";
    try (var cutOff = replica("cut-off", cuttable)) {
      wire.cut();
      await().until(() -> cutOff.readiness() == 503);

      // In the three seconds that Slack waits, although nothing was asked before.
      assertThat(sender(cutOff).answer(SlackSender.FORM, command("private 50059")))
          .contains("\"response_type\":\"ephemeral\"", "AADSTS50059");
    }
  }

  private static String command(String text) {
    return "command=%2Faadsts&team_id=T0CONTOSO&channel_id=C0CUT&channel_name=general&user_id=U0ANA"
        + "&user_name=ana&trigger_id=7.7.c0ffee"
        + "&response_url=http%3A%2F%2F127.0.0.1%3A9%2F&text="
        + text.replace(' ', '+');
  }

  private Replica replica(String name, String url) {
    Map<String, String> settings = new HashMap<>(Replica.settings(slack));
    settings.put("DATABASE_URL", url);
    return new Replica(settings, folder.resolve(name + ".txt")).launch().ready();
  }

  private void ask(Replica replica, Question question) {
    slack.wrote(question.channel(), question.ts());
    assertThat(sender(replica).deliver(SlackSender.JSON, question.body()).acknowledged()).isTrue();
  }

  private static SlackSender sender(Replica replica) {
    return new SlackSender(() -> replica);
  }

  // In full, or its person was told that something went wrong.
  private void awaitAnswer(Question question) {
    await().until(() -> EnumSet.of(Fate.ANSWERED, Fate.UNCERTAIN).contains(fate(question)));
  }

  private Fate fate(Question question) {
    return Fate.of(slack.posts(question.place()), slack.posts("/" + question.user()), 2);
  }

  private static Question question(String channel, int number) {
    return Question.asked(
        channel, "1795248000.%06d".formatted(number), "U%06d".formatted(number), "50105");
  }
}

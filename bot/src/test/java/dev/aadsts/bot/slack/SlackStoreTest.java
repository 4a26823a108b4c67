package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.slack.FakeSlack.Post;
import dev.aadsts.bot.testkit.CapturedLogs;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told while the store is down or slow. */
final class SlackStoreTest {
  private static final String APOLOGY = "I could not save this in time.";

  @TempDir private Path folder;

  @Test
  void answersACommandWithAnIncidentWhileTheStoreIsDown() {
    try (var world = SlackWorld.in(folder);
        var logs = new CapturedLogs()) {
      world.store().goDown();

      String answer = world.transport().post(command(world)).body();

      assertThat(answer).contains("\"response_type\":\"ephemeral\"", APOLOGY);
      assertThat(logs.lines())
          .filteredOn(line -> line.startsWith("ERROR Incident"))
          .singleElement()
          .satisfies(line -> assertThat(answer).contains(line.substring(15, 23)));
      world.store().comeBack();
    }
  }

  @Test
  void answersACommandWhileTheStoreIsSlowAndHandlesItOnceItWorksAgain() {
    try (var world = SlackWorld.in(folder)) {
      var gate = world.store().hold();

      // Comes back although nothing has been recorded, and nothing will be before the gate opens.
      assertThat(world.transport().post(command(world)).body()).contains(APOLOGY);

      gate.countDown();
      await().until(() -> !world.slack().roots(CHANNEL).isEmpty());
      world.settle();
    }
  }

  @Test
  void answersAPressToThePersonOnlyWhileTheStoreIsDown() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("50105");
      Post root = world.slack().roots(CHANNEL).getFirst();
      world.store().goDown();

      world.deliver(
          world
              .ana()
              .interactions()
              .press(root, root.button("Start checklist"), UUID.randomUUID().toString()));

      await().until(() -> !world.slack().whispers(ANA).isEmpty());
      assertThat(world.ana().lastWhisper().words()).contains(APOLOGY);
      world.store().comeBack();
    }
  }

  @Test
  void keepsTheWindowOpenWithTheNoteWhileTheStoreIsDown() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("checklist 50105");
      Post root = world.slack().roots(CHANNEL).getFirst();
      world.ana().press(world.slack().thread(root.ts()).getLast(), "Add note");
      await().until(() -> !world.slack().views().isEmpty());
      world.store().goDown();

      String answer = world.transport().post(world.ana().note("looked")).body();

      assertThat(answer).contains("\"response_action\":\"errors\"", "\"note\":", APOLOGY);
      world.store().comeBack();
    }
  }

  @Test
  void doesNotAcknowledgeAPostThatIsNotRecordedSoThatSlackDeliversItAgain() {
    try (var world = SlackWorld.in(folder);
        var logs = new CapturedLogs()) {
      String ts = world.slack().write(DIRECT, ANA, Optional.empty(), "help SECRET");
      var sent = UserEvents.direct(Optional.empty(), "help SECRET", ts);
      world.store().goDown();
      assertThat(world.transport().post(sent).statusCode()).isEqualTo(503);
      assertThat(world.slack().ours()).isEmpty();
      assertThat(logs.lines()).noneMatch(line -> line.contains("SECRET"));

      world.store().comeBack();
      world
          .transport()
          .deliver(sent, Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_error"));
      world.settle();

      assertThat(world.slack().ours()).hasSize(1);
    }
  }

  @Test
  void doesNotAcknowledgeAPostThatTakesTooLongAndAnswersItOnce() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(DIRECT, ANA, Optional.empty(), "help");
      var sent = UserEvents.direct(Optional.empty(), "help", ts);
      var gate = world.store().hold();
      assertThat(world.transport().post(sent).statusCode()).isEqualTo(503);

      gate.countDown();
      world
          .transport()
          .deliver(sent, Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_error"));
      world.settle();

      assertThat(world.slack().ours()).hasSize(1);
    }
  }

  private static Requests.Sent command(SlackWorld world) {
    return Requests.command(
        Map.of(
            "channel_id",
            CHANNEL,
            "channel_name",
            "helpdesk",
            "user_id",
            ANA,
            "user_name",
            "ana",
            "text",
            "50105",
            "response_url",
            world.slack().responseUrl(ANA + "-1"),
            "trigger_id",
            UUID.randomUUID().toString()));
  }
}

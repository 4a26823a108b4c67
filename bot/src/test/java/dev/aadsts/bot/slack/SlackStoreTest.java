package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static dev.aadsts.bot.slack.Scene.DIRECT;
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
    try (var scene = Scene.in(folder);
        var logs = new CapturedLogs()) {
      scene.store().goDown();

      String answer = scene.post(command(scene)).body();

      assertThat(answer).contains("\"response_type\":\"ephemeral\"", APOLOGY);
      assertThat(logs.lines())
          .filteredOn(line -> line.startsWith("ERROR Incident"))
          .singleElement()
          .satisfies(line -> assertThat(answer).contains(line.substring(15, 23)));
      scene.store().comeBack();
    }
  }

  @Test
  void answersACommandWhileTheStoreIsSlowAndHandlesItOnceItWorksAgain() {
    try (var scene = Scene.in(folder)) {
      var gate = scene.store().hold();

      // Comes back although nothing has been recorded, and nothing will be before the gate opens.
      assertThat(scene.post(command(scene)).body()).contains(APOLOGY);

      gate.countDown();
      await().until(() -> !scene.slack().roots(CHANNEL).isEmpty());
      scene.settle();
    }
  }

  @Test
  void answersAPressToThePersonOnlyWhileTheStoreIsDown() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "50105");
      Post root = scene.slack().roots(CHANNEL).getFirst();
      scene.store().goDown();

      scene.deliver(
          scene.pressEvent(
              ANA, root, root.button("Start checklist"), UUID.randomUUID().toString()));

      await().until(() -> !scene.slack().whispers(ANA).isEmpty());
      assertThat(scene.lastWhisper(ANA).words()).contains(APOLOGY);
      scene.store().comeBack();
    }
  }

  @Test
  void keepsTheWindowOpenWithTheNoteWhileTheStoreIsDown() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "checklist 50105");
      Post root = scene.slack().roots(CHANNEL).getFirst();
      scene.press(ANA, scene.slack().thread(root.ts()).getLast(), "Add note");
      await().until(() -> !scene.slack().views().isEmpty());
      scene.store().goDown();

      String answer = scene.post(scene.noteEvent(ANA, "looked")).body();

      assertThat(answer).contains("\"response_action\":\"errors\"", "\"note\":", APOLOGY);
      scene.store().comeBack();
    }
  }

  @Test
  void doesNotAcknowledgeAPostThatIsNotRecordedSoThatSlackDeliversItAgain() {
    try (var scene = Scene.in(folder);
        var logs = new CapturedLogs()) {
      String ts = scene.slack().write(DIRECT, ANA, Optional.empty(), "help SECRET");
      var sent = Scene.directEvent(Optional.empty(), "help SECRET", ts);
      scene.store().goDown();
      assertThat(scene.post(sent).statusCode()).isEqualTo(503);
      assertThat(scene.slack().ours()).isEmpty();
      assertThat(logs.lines()).noneMatch(line -> line.contains("SECRET"));

      scene.store().comeBack();
      scene.deliver(sent, Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_error"));
      scene.settle();

      assertThat(scene.slack().ours()).hasSize(1);
    }
  }

  @Test
  void doesNotAcknowledgeAPostThatTakesTooLongAndAnswersItOnce() {
    try (var scene = Scene.in(folder)) {
      String ts = scene.slack().write(DIRECT, ANA, Optional.empty(), "help");
      var sent = Scene.directEvent(Optional.empty(), "help", ts);
      var gate = scene.store().hold();
      assertThat(scene.post(sent).statusCode()).isEqualTo(503);

      gate.countDown();
      scene.deliver(sent, Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_error"));
      scene.settle();

      assertThat(scene.slack().ours()).hasSize(1);
    }
  }

  private static Requests.Sent command(Scene scene) {
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
            scene.slack().responseUrl(ANA + "-1"),
            "trigger_id",
            UUID.randomUUID().toString()));
  }
}

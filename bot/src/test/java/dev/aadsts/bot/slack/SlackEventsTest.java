package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Slack tells the bot: taken once however often it comes, and acknowledged at once. */
final class SlackEventsTest {
  @TempDir private Path folder;

  @Test
  void answersOnceHoweverOftenAnEventIsDelivered() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> help");
      var event = UserEvents.mention(ANA, Optional.empty(), "help", ts);

      CompletableFuture.allOf(
              Stream.generate(() -> CompletableFuture.runAsync(() -> world.deliver(event)))
                  .limit(4)
                  .toArray(CompletableFuture[]::new))
          .join();
      world.settle();
      world.deliver(event);
      world.settle();

      assertThat(world.slack().thread(ts)).hasSize(1);
    }
  }

  @Test
  void answersOnceWhereAPostComesAsAMentionAndAsAMessage() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(DIRECT, ANA, Optional.empty(), "<@U0BOT> help");

      world.deliver(UserEvents.direct(Optional.empty(), "<@U0BOT> help", ts));
      world.deliver(
          Requests.event(
              "app_mention",
              event ->
                  Requests.at(event, "event")
                      .put("ts", ts)
                      .put("channel", DIRECT)
                      .put("text", "<@U0BOT> help")));
      world.settle();

      assertThat(world.slack().ours()).hasSize(1);
    }
  }

  @Test
  void answersACommandOnceThatIsDeliveredTwice() {
    try (var world = SlackWorld.in(folder)) {
      var command = world.ana().interactions().command(CHANNEL, "helpdesk", "50105");

      world.ana().respond(command);
      world.settle();
      int answered = world.slack().ours().size();
      world.ana().respond(command);
      world.settle();

      assertThat(answered).isPositive();
      assertThat(world.slack().ours()).hasSize(answered);
    }
  }

  @Test
  void leavesMessagesOfAChannelToTheirMention() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.ana().mention(Optional.empty(), "help");

      world.deliver(
          Requests.event(
              "message_im",
              event ->
                  Requests.at(event, "event")
                      .put("ts", ts)
                      .put("channel", CHANNEL)
                      .put("channel_type", "channel")
                      .put("text", "<@U0BOT> help")));
      world.settle();

      assertThat(world.slack().ours()).hasSize(1);
    }
  }

  @Test
  void takesARetryWhoseFirstDeliveryNeverCame() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(DIRECT, ANA, Optional.empty(), "help");
      var sent = UserEvents.direct(Optional.empty(), "help", ts);

      world
          .transport()
          .deliver(sent, Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_timeout"));
      world.settle();

      assertThat(world.slack().ours()).hasSize(1);
    }
  }

  @Test
  void staysSilentToBotsEditsJoinsAndItself() {
    try (var world = SlackWorld.in(folder)) {
      world.deliver(Requests.event("bot_message", event -> {}));
      world.deliver(Requests.event("message_changed", event -> {}));
      world.deliver(Requests.event("channel_join", event -> {}));
      world.deliver(
          Requests.event(
              "message_im", event -> Requests.at(event, "event").put("user", FakeSlack.BOT)));
      world.deliver(
          Requests.event(
              "app_mention", event -> Requests.at(event, "event").put("bot_id", "B0OTHER")));
      world.deliver(
          Requests.event(
              "app_mention",
              event -> Requests.at(event, "event").putObject("edited").put("user", ANA)));
      world.settle();

      assertThat(world.slack().calls()).isEmpty();
    }
  }

  @Test
  void answersAPostThatHasAFileWithIt() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(DIRECT, ANA, Optional.empty(), "AADSTS50105");

      world.deliver(
          Requests.event(
              "message_im",
              event ->
                  Requests.at(event, "event")
                      .put("subtype", "file_share")
                      .put("text", "AADSTS50105")
                      .put("ts", ts)));
      world.settle();

      assertThat(world.slack().roots(DIRECT)).hasSize(2);
    }
  }

  @Test
  void acknowledgesWhileSlackItselfIsSlow() {
    try (var world = SlackWorld.in(folder)) {
      var gate = world.slack().hold();

      // Each comes back while no call to Slack does, and none will before the gate opens.
      askInDirect(world, "help");
      askInDirect(world, "help");

      assertThat(world.pending()).isEqualTo(2);
      gate.countDown();
      world.settle();
      assertThat(world.slack().ours()).hasSize(2);
    }
  }

  @Test
  void acknowledgesWhileTheStoreIsSlowForAnswers() {
    try (var world = SlackWorld.in(folder)) {
      var gate = world.lists().hold();

      askInDirect(world, "checklist 50105");
      await().until(() -> world.lists().waiting() == 1);
      askInDirect(world, "checklist 50105");

      await().until(() -> world.lists().waiting() == 2);
      gate.countDown();
      world.settle();
      assertThat(world.slack().ours()).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  private static void askInDirect(SlackWorld world, String text) {
    String ts = world.slack().write(DIRECT, ANA, Optional.empty(), text);
    world.deliver(UserEvents.direct(Optional.empty(), text, ts));
  }

  @Test
  void handlesAfterARestartWhatWasOnlyRecorded() {
    try (var world = SlackWorld.in(folder)) {
      world.restartWithoutHandling();
      String ts = world.slack().write(DIRECT, ANA, Optional.empty(), "help");
      world.deliver(UserEvents.direct(Optional.empty(), "help", ts));
      assertThat(world.slack().ours()).isEmpty();

      world.restart();
      world.settle();

      assertThat(world.slack().ours()).hasSize(1);
    }
  }
}

package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static dev.aadsts.bot.slack.Scene.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlackDeliveryTest {
  @TempDir private Path folder;

  @Test
  void answersOnceHoweverOftenAnEventIsDelivered() {
    try (var scene = Scene.in(folder)) {
      String ts = scene.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> help");
      var event = Scene.mentionEvent(ANA, Optional.empty(), "help", ts);

      CompletableFuture.allOf(
              Stream.generate(() -> CompletableFuture.runAsync(() -> scene.deliver(event)))
                  .limit(4)
                  .toArray(CompletableFuture[]::new))
          .join();
      scene.settle();
      scene.deliver(event);
      scene.settle();

      assertThat(scene.slack().thread(ts)).hasSize(1);
    }
  }

  @Test
  void answersOnceWhereAPostComesAsAMentionAndAsAMessage() {
    try (var scene = Scene.in(folder)) {
      String ts = scene.slack().write(DIRECT, ANA, Optional.empty(), "<@U0BOT> help");

      scene.deliver(Scene.directEvent(Optional.empty(), "<@U0BOT> help", ts));
      scene.deliver(
          Requests.event(
              "app_mention",
              event ->
                  Requests.at(event, "event")
                      .put("ts", ts)
                      .put("channel", DIRECT)
                      .put("text", "<@U0BOT> help")));
      scene.settle();

      assertThat(scene.slack().ours()).hasSize(1);
    }
  }

  @Test
  void answersACommandOnceThatIsDeliveredTwice() {
    try (var scene = Scene.in(folder)) {
      var command = scene.commandOf(ANA, CHANNEL, "helpdesk", "50105");

      scene.respond(ANA, command);
      scene.settle();
      int answered = scene.slack().ours().size();
      scene.respond(ANA, command);
      scene.settle();

      assertThat(answered).isPositive();
      assertThat(scene.slack().ours()).hasSize(answered);
    }
  }

  @Test
  void leavesMessagesOfAChannelToTheirMention() {
    try (var scene = Scene.in(folder)) {
      String ts = scene.mention(ANA, Optional.empty(), "help");

      scene.deliver(
          Requests.event(
              "message_im",
              event ->
                  Requests.at(event, "event")
                      .put("ts", ts)
                      .put("channel", CHANNEL)
                      .put("channel_type", "channel")
                      .put("text", "<@U0BOT> help")));
      scene.settle();

      assertThat(scene.slack().ours()).hasSize(1);
    }
  }

  @Test
  void takesARetryWhoseFirstDeliveryNeverCame() {
    try (var scene = Scene.in(folder)) {
      String ts = scene.slack().write(DIRECT, ANA, Optional.empty(), "help");
      var sent = Scene.directEvent(Optional.empty(), "help", ts);

      scene.deliver(sent, Map.of("X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_timeout"));
      scene.settle();

      assertThat(scene.slack().ours()).hasSize(1);
    }
  }

  @Test
  void staysSilentToBotsEditsJoinsAndItself() {
    try (var scene = Scene.in(folder)) {
      scene.deliver(Requests.event("bot_message", event -> {}));
      scene.deliver(Requests.event("message_changed", event -> {}));
      scene.deliver(Requests.event("channel_join", event -> {}));
      scene.deliver(
          Requests.event(
              "message_im", event -> Requests.at(event, "event").put("user", FakeSlack.BOT)));
      scene.deliver(
          Requests.event(
              "app_mention", event -> Requests.at(event, "event").put("bot_id", "B0OTHER")));
      scene.deliver(
          Requests.event(
              "app_mention",
              event -> Requests.at(event, "event").putObject("edited").put("user", ANA)));
      scene.settle();

      assertThat(scene.slack().calls()).isEmpty();
    }
  }

  @Test
  void answersAPostThatHasAFileWithIt() {
    try (var scene = Scene.in(folder)) {
      String ts = scene.slack().write(DIRECT, ANA, Optional.empty(), "AADSTS50105");

      scene.deliver(
          Requests.event(
              "message_im",
              event ->
                  Requests.at(event, "event")
                      .put("subtype", "file_share")
                      .put("text", "AADSTS50105")
                      .put("ts", ts)));
      scene.settle();

      assertThat(scene.slack().roots(DIRECT)).hasSize(2);
    }
  }

  @Test
  void acknowledgesWhileSlackItselfIsSlow() {
    try (var scene = Scene.in(folder)) {
      var gate = scene.slack().hold();

      // Each comes back while no call to Slack does, and none will before the gate opens.
      askInDirect(scene, "help");
      askInDirect(scene, "help");

      assertThat(scene.pending()).isEqualTo(2);
      gate.countDown();
      scene.settle();
      assertThat(scene.slack().ours()).hasSize(2);
    }
  }

  @Test
  void acknowledgesWhileTheStoreIsSlowForAnswers() {
    try (var scene = Scene.in(folder)) {
      var gate = scene.lists().hold();

      askInDirect(scene, "checklist 50105");
      await().until(() -> scene.lists().waiting() == 1);
      askInDirect(scene, "checklist 50105");

      await().until(() -> scene.lists().waiting() == 2);
      gate.countDown();
      scene.settle();
      assertThat(scene.slack().ours()).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  private static void askInDirect(Scene scene, String text) {
    String ts = scene.slack().write(DIRECT, ANA, Optional.empty(), text);
    scene.deliver(Scene.directEvent(Optional.empty(), text, ts));
  }

  @Test
  void handlesAfterARestartWhatWasOnlyRecorded() {
    try (var scene = Scene.in(folder)) {
      scene.restartWithoutHandling();
      String ts = scene.slack().write(DIRECT, ANA, Optional.empty(), "help");
      scene.deliver(Scene.directEvent(Optional.empty(), "help", ts));
      assertThat(scene.slack().ours()).isEmpty();

      scene.restart();
      scene.settle();

      assertThat(scene.slack().ours()).hasSize(1);
    }
  }

  @Test
  void waitsAsLongAsSlackAsksAndThenDeliversWhatIsMissing() {
    try (var scene = Scene.in(folder)) {
      scene.slack().fail("chat.postMessage", new Failure.TooMany("1"));
      scene.slack().fail("chat.postMessage", new Failure.TooMany("1"));

      scene.command(ANA, "50105");

      Post root = only(scene.slack().roots(CHANNEL));
      assertThat(scene.slack().thread(root.ts())).isNotEmpty();
      assertThat(scene.slack().calls().stream().filter("chat.postMessage"::equals).count())
          .isEqualTo(2 + scene.slack().ours().size());
    }
  }

  @Test
  void doesNotPostAgainWhatMayHaveBeenPostedButTellsThePerson() {
    try (var scene = Scene.in(folder)) {
      scene.slack().fail("chat.postMessage", new Failure.Status(503, true));

      scene.command(ANA, "50105");

      assertThat(scene.slack().roots(CHANNEL)).hasSize(1);
      assertThat(scene.lastWhisper(ANA).words())
          .contains(":warning: Something went wrong on my side")
          .containsPattern("the ID [0-9a-f]{8}");
    }
  }

  @Test
  void findsInADirectConversationWhatWasPostedAfterAllAndGoesOn() {
    try (var scene = Scene.in(folder)) {
      scene.slack().fail("chat.postMessage", new Failure.Status(503, true));

      scene.direct(Optional.empty(), "50105");

      List<Post> ours = scene.slack().ours();
      assertThat(ours).filteredOn(post -> post.words().contains("Something went wrong")).isEmpty();
      assertThat(ours.getFirst().thread()).isEmpty();
      assertThat(ours).extracting(Post::metadata).doesNotHaveDuplicates();
      assertThat(ours.subList(1, ours.size()))
          .isNotEmpty()
          .allMatch(post -> post.thread().equals(Optional.of(ours.getFirst().ts())));
      assertThat(scene.slack().calls()).contains("conversations.history");
    }
  }

  @Test
  void findsAReplyInAThreadOfADirectConversation() {
    try (var scene = Scene.in(folder)) {
      String root = scene.direct(Optional.empty(), "help");
      scene.slack().fail("chat.postMessage", new Failure.Garbage());

      scene.direct(Optional.of(root), "help");

      assertThat(scene.slack().thread(root)).filteredOn(post -> !post.by().equals(ANA)).hasSize(1);
      assertThat(scene.slack().calls()).contains("conversations.replies");
    }
  }

  @Test
  void sendsInADirectConversationWhatSurelyWasNotPosted() {
    try (var scene = Scene.in(folder)) {
      scene.slack().fail("chat.postMessage", new Failure.Status(503, false));
      String ts = scene.slack().write(DIRECT, ANA, Optional.empty(), "help");
      scene.deliver(Scene.directEvent(Optional.empty(), "help", ts));

      await().until(() -> !scene.slack().ours().isEmpty());
      scene.settle();

      assertThat(scene.slack().ours()).hasSize(1);
      assertThat(only(scene.slack().ours()).words()).doesNotContain("Something went wrong");
    }
  }

  @Test
  void marksItsPostsWithoutSayingWhoAskedWhat() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "50105");

      assertThat(scene.slack().ours())
          .isNotEmpty()
          .allSatisfy(
              post -> {
                assertThat(post.metadata().path("event_type").asText()).isEqualTo("aadsts_reply");
                assertThat(post.metadata().at("/event_payload/event").asText())
                    .matches("[0-9a-f]{32}");
                assertThat(post.metadata().path("event_payload")).hasSize(2);
              });
    }
  }

  @Test
  void isUpAlthoughItMayNotLookIntoChannels() {
    try (var scene = Scene.in(folder)) {
      var health = scene.edge().health();
      await().until(() -> health.probe().get().up());
      scene.slack().fail("chat.postMessage", new Failure.Status(503, true));

      scene.command(ANA, "50105");

      assertThat(scene.slack().calls()).contains("conversations.history");
      assertThat(health.probe().get().up()).isTrue();
    }
  }

  @Test
  void takesAnAnswerThatIsNoJsonForUncertain() {
    try (var scene = Scene.in(folder)) {
      scene.slack().fail("chat.postMessage", new Failure.Garbage());

      scene.command(ANA, "50105");

      assertThat(scene.slack().roots(CHANNEL)).hasSize(1);
      assertThat(scene.lastWhisper(ANA).words()).contains("Something went wrong");
    }
  }

  @Test
  void startsAChecklistQuietlyOnceSlackTakesItsCard() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "50105");
      Post root = only(scene.slack().roots(CHANNEL));
      scene.slack().fail("chat.postMessage", new Failure.TooMany("1"));

      scene.press(ANA, root, "Start checklist");

      assertThat(scene.slack().thread(root.ts()).getLast().words()).startsWith("Checklist: ");
      assertThat(scene.slack().whispers(ANA)).isEmpty();
    }
  }

  @Test
  void repeatsTheUpdateOfACard() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "checklist 50105");
      Post root = only(scene.slack().roots(CHANNEL));
      Post card = scene.slack().thread(root.ts()).getLast();
      scene.slack().fail("chat.update", new Failure.Status(500, true));

      scene.press(ANA, card, "Yes");

      assertThat(scene.slack().post(card.ts()).words()).contains("1 of");
      assertThat(scene.slack().post(card.ts()).edits()).isEqualTo(2);
      assertThat(scene.slack().whispers(ANA)).isEmpty();
    }
  }

  @Test
  void saysItInPlainWordsWhereSlackRefusesTheBlocks() {
    try (var scene = Scene.in(folder)) {
      scene
          .slack()
          .fail(
              "chat.postMessage",
              new Failure.Refusal(
                  "invalid_blocks", List.of("must be less than 3001 [json-pointer:/blocks/0]")));

      scene.command(ANA, "50105");

      Post root = only(scene.slack().roots(CHANNEL));
      assertThat(root.blocks()).isEmpty();
      assertThat(root.text()).contains("AADSTS50105", "Neither the account nor a group");
    }
  }

  @Test
  void tellsInADirectMessageWhereItWasPutOutOfTheChannelMeanwhile() {
    try (var scene = Scene.in(folder)) {
      String ts = scene.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> 50105");
      scene.slack().putOut(CHANNEL);

      scene.deliver(Scene.mentionEvent(ANA, Optional.empty(), "50105", ts));
      scene.settle();

      assertThat(scene.slack().roots("D-" + ANA)).isNotEmpty();
      assertThat(scene.slack().thread(ts)).isEmpty();
    }
  }

  @Test
  void isDownOnceSlackSaysThatItsTokenIsRevoked() {
    try (var scene = Scene.in(folder)) {
      var health = scene.edge().health();
      await().until(() -> health.probe().get().up());

      scene.slack().fail("chat.postMessage", new Failure.Refusal("token_revoked", List.of()));
      scene.command(ANA, "50105");

      assertThat(health.name()).isEqualTo("slack");
      assertThat(health.probe().get().up()).isFalse();
      assertThat(health.probe().get().detail())
          .hasValue(
              "Slack refuses the bot token: token_revoked. The app was removed from the workspace:"
                  + " install it again.");
      assertThat(scene.slack().calls().stream().filter("auth.test"::equals).count()).isEqualTo(1);
    }
  }

  @Test
  void neverAsksSlackWhoWeAreForAMessage() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "50105");
      scene.mention(ANA, Optional.empty(), "help");

      assertThat(scene.slack().calls()).doesNotContain("auth.test");
    }
  }

  private static Post only(List<Post> posts) {
    assertThat(posts).hasSize(1);
    return posts.getFirst();
  }
}

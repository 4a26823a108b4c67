package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a message when Slack has a bad day. */
final class SlackDeliveryTest {
  @TempDir private Path folder;

  @Test
  void waitsAsLongAsSlackAsksAndThenDeliversWhatIsMissing() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("chat.postMessage", new Failure.TooMany("1"));
      world.slack().fail("chat.postMessage", new Failure.TooMany("1"));

      world.ana().command("50105");

      Post root = only(world.slack().roots(CHANNEL));
      assertThat(world.slack().thread(root.ts())).isNotEmpty();
      assertThat(world.slack().calls().stream().filter("chat.postMessage"::equals).count())
          .isEqualTo(2 + world.slack().ours().size());
    }
  }

  @Test
  void doesNotPostAgainWhatMayHaveBeenPostedButTellsThePerson() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("chat.postMessage", new Failure.Status(503, true));

      world.ana().command("50105");

      assertThat(world.slack().roots(CHANNEL)).hasSize(1);
      assertThat(world.ana().lastWhisper().words())
          .contains(":warning: Something went wrong on my side")
          .containsPattern("the ID [0-9a-f]{8}");
    }
  }

  @Test
  void findsInADirectConversationWhatWasPostedAfterAllAndGoesOn() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("chat.postMessage", new Failure.Status(503, true));

      world.ana().direct(Optional.empty(), "50105");

      List<Post> ours = world.slack().ours();
      assertThat(ours).filteredOn(post -> post.words().contains("Something went wrong")).isEmpty();
      assertThat(ours.getFirst().thread()).isEmpty();
      assertThat(ours).extracting(Post::metadata).doesNotHaveDuplicates();
      assertThat(ours.subList(1, ours.size()))
          .isNotEmpty()
          .allMatch(post -> post.thread().equals(Optional.of(ours.getFirst().ts())));
      assertThat(world.slack().calls()).contains("conversations.history");
    }
  }

  @Test
  void findsAReplyInAThreadOfADirectConversation() {
    try (var world = SlackWorld.in(folder)) {
      String root = world.ana().direct(Optional.empty(), "help");
      world.slack().fail("chat.postMessage", new Failure.Garbage());

      world.ana().direct(Optional.of(root), "help");

      assertThat(world.slack().thread(root)).filteredOn(post -> !post.by().equals(ANA)).hasSize(1);
      assertThat(world.slack().calls()).contains("conversations.replies");
    }
  }

  @Test
  void sendsInADirectConversationWhatSurelyWasNotPosted() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("chat.postMessage", new Failure.Status(503, false));
      String ts = world.slack().write(DIRECT, ANA, Optional.empty(), "help");
      world.deliver(UserEvents.direct(Optional.empty(), "help", ts));

      await().until(() -> !world.slack().ours().isEmpty());
      world.settle();

      assertThat(world.slack().ours()).hasSize(1);
      assertThat(only(world.slack().ours()).words()).doesNotContain("Something went wrong");
    }
  }

  @Test
  void marksItsPostsWithoutSayingWhoAskedWhat() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("50105");

      assertThat(world.slack().ours())
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
    try (var world = SlackWorld.in(folder)) {
      var health = world.edge().health();
      await().until(() -> health.probe().get().up());
      world.slack().fail("chat.postMessage", new Failure.Status(503, true));

      world.ana().command("50105");

      assertThat(world.slack().calls()).contains("conversations.history");
      assertThat(health.probe().get().up()).isTrue();
    }
  }

  @Test
  void takesAnAnswerThatIsNoJsonForUncertain() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("chat.postMessage", new Failure.Garbage());

      world.ana().command("50105");

      assertThat(world.slack().roots(CHANNEL)).hasSize(1);
      assertThat(world.ana().lastWhisper().words()).contains("Something went wrong");
    }
  }

  @Test
  void startsAChecklistQuietlyOnceSlackTakesItsCard() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("50105");
      Post root = only(world.slack().roots(CHANNEL));
      world.slack().fail("chat.postMessage", new Failure.TooMany("1"));

      world.ana().press(root, "Start checklist");

      assertThat(world.slack().thread(root.ts()).getLast().words()).startsWith("Checklist: ");
      assertThat(world.slack().whispers(ANA)).isEmpty();
    }
  }

  @Test
  void repeatsTheUpdateOfACard() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("checklist 50105");
      Post root = only(world.slack().roots(CHANNEL));
      Post card = world.slack().thread(root.ts()).getLast();
      world.slack().fail("chat.update", new Failure.Status(500, true));

      world.ana().press(card, "Yes");

      assertThat(world.slack().post(card.ts()).words()).contains("1 of");
      assertThat(world.slack().post(card.ts()).edits()).isEqualTo(2);
      assertThat(world.slack().whispers(ANA)).isEmpty();
    }
  }

  @Test
  void saysItInPlainWordsWhereSlackRefusesTheBlocks() {
    try (var world = SlackWorld.in(folder)) {
      world
          .slack()
          .fail(
              "chat.postMessage",
              new Failure.Refusal(
                  "invalid_blocks", List.of("must be less than 3001 [json-pointer:/blocks/0]")));

      world.ana().command("50105");

      Post root = only(world.slack().roots(CHANNEL));
      assertThat(root.blocks()).isEmpty();
      assertThat(root.text()).contains("AADSTS50105", "Neither the account nor a group");
    }
  }

  @Test
  void tellsInADirectMessageWhereItWasPutOutOfTheChannelMeanwhile() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> 50105");
      world.slack().putOut(CHANNEL);

      world.deliver(UserEvents.mention(ANA, Optional.empty(), "50105", ts));
      world.settle();

      assertThat(world.slack().roots("D-" + ANA)).isNotEmpty();
      assertThat(world.slack().thread(ts)).isEmpty();
    }
  }

  @Test
  void isDownOnceSlackSaysThatItsTokenIsRevoked() {
    try (var world = SlackWorld.in(folder)) {
      var health = world.edge().health();
      await().until(() -> health.probe().get().up());

      world.slack().fail("chat.postMessage", new Failure.Refusal("token_revoked", List.of()));
      world.ana().command("50105");

      assertThat(health.name()).isEqualTo("slack");
      assertThat(health.probe().get().up()).isFalse();
      assertThat(health.probe().get().detail())
          .hasValue(
              "Slack refuses the bot token: token_revoked. The app was removed from the workspace:"
                  + " install it again.");
      assertThat(world.slack().calls().stream().filter("auth.test"::equals).count()).isEqualTo(1);
    }
  }

  @Test
  void neverAsksSlackWhoWeAreForAMessage() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("50105");
      world.ana().mention(Optional.empty(), "help");

      assertThat(world.slack().calls()).doesNotContain("auth.test");
    }
  }

  private static Post only(List<Post> posts) {
    assertThat(posts).hasSize(1);
    return posts.getFirst();
  }
}

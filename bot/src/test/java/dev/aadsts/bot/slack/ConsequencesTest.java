package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.slack.FakeSlack.Post;
import dev.aadsts.bot.slack.api.Consequence;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.PastedSecret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees, and what whoever runs us is told, for each way in which Slack says no. */
final class ConsequencesTest {
  @TempDir private Path folder;

  @Test
  void reachesWhoeverPressesInAChannelThatTheyOnlyLookInto() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("checklist 50105");
      Post root = world.slack().roots(CHANNEL).getFirst();
      Post card = world.slack().thread(root.ts()).getLast();
      world.ana().press(card, "Yes");

      world.user("U0VISITOR").pressDrawn(card, card.button("No"));

      // The card is in a thread, where a response_url reaches nobody.
      assertThat(world.slack().calls()).contains("chat.postEphemeral");
      assertThat(world.slack().roots("D-U0VISITOR"))
          .singleElement()
          .satisfies(post -> assertThat(post.words()).contains("answered this check already"));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "not_in_channel, WHISPER, /invite @",
    "channel_not_found, WHISPER, /invite @",
    "is_archived, WHISPER, This channel is archived",
    "restricted_action, WHISPER, I may not write in this channel",
    "restricted_action_read_only_channel, WHISPER, I may not write in this channel",
    "restricted_action_thread_locked, WHISPER, I may not write in this channel",
    "ekm_access_denied, WHISPER, I may not write in this channel",
    "team_access_not_granted, WHISPER, I may not write in this channel",
    "invalid_blocks, WORDS_ONLY, '[no more than 50 items allowed [json-pointer:/blocks]]'",
    "invalid_blocks_format, WORDS_ONLY, '[no more than 50 items'",
    "msg_blocks_too_long, WORDS_ONLY, '[no more than 50 items'",
    "msg_too_long, WORDS_ONLY, '[no more than 50 items'",
    "metadata_too_large, WORDS_ONLY, '[no more than 50 items'",
    "ratelimited, AGAIN, ''",
    "rate_limited, AGAIN, ''",
    "service_unavailable, AGAIN, ''",
    "request_timeout, AGAIN, ''",
    "fatal_error, UNSURE, tell whoever runs me the ID",
    "internal_error, UNSURE, tell whoever runs me the ID",
    "account_inactive, MEND, The app was removed from the workspace: install it again",
    "token_revoked, MEND, The app was removed from the workspace: install it again",
    "token_expired, MEND, install the app again",
    "invalid_auth, MEND, install the app again",
    "not_authed, MEND, install the app again",
    "missing_scope, MEND, 'it lacks chat:write. Add the scope under OAuth & Permissions'",
    "no_permission, MEND, install the app again",
    "org_login_required, MEND, it works again afterwards",
    "something_new, GIVE_UP, tell whoever runs me the ID",
  })
  void followsFrom(String code, Consequence consequence, String words) {
    assertThat(Consequence.of(code)).isEqualTo(consequence);
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      await().until(() -> world.edge().health().probe().get().up());
      world
          .slack()
          .fail(
              "chat.postMessage",
              new Failure.Refusal(
                  code,
                  List.of("no more than 50 items allowed [json-pointer:/blocks]"),
                  Optional.of("chat:write").filter(scope -> code.equals("missing_scope"))));

      world.ana().command("50105");

      switch (consequence) {
        case WHISPER -> assertThat(told(world)).contains(words).contains("AADSTS50105");
        case WORDS_ONLY -> {
          Post root = world.slack().roots(CHANNEL).getFirst();
          assertThat(root.blocks().size()).isZero();
          assertThat(root.text()).contains("AADSTS50105");
          assertThat(logs.lines()).anyMatch(line -> line.contains(code + " " + words));
        }
        case AGAIN -> await().until(() -> world.slack().roots(CHANNEL).size() == 1);
        case UNSURE, GIVE_UP -> assertThat(told(world)).contains(words);
        case MEND -> {
          assertThat(world.edge().health().probe().get().detail().orElseThrow()).contains(words);
          assertThat(told(world)).contains("tell whoever runs me the ID");
        }
        case POST_ANEW, STOP, LET_GO ->
            throw new AssertionError("A post is never answered with " + code);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"message_not_found", "cant_update_message", "edit_window_closed"})
  void postsACardAnewThatCannotBeChangedAnyMore(String code) {
    assertThat(Consequence.of(code)).isEqualTo(Consequence.POST_ANEW);
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("50105");
      Post root = world.slack().roots(CHANNEL).getFirst();
      world.ana().press(root, "Start checklist");
      List<Post> cards = cards(world, root);
      world.slack().fail("chat.update", new Failure.Refusal(code, List.of()));

      world.ana().press(cards.getFirst(), "Yes");

      assertThat(cards(world, root)).hasSize(2);
    }
  }

  /** As the bot itself tells people who pasted a secret. */
  @ParameterizedTest
  @ValueSource(strings = {"", "checklist 50105 "})
  void saysNothingMoreButTheWarningWhereTheQuestionWasDeletedMeanwhile(String before) {
    assertThat(Consequence.of("thread_not_found")).isEqualTo(Consequence.LET_GO);
    String text = before + PastedSecret.inFewMessages().getLast();
    try (var logs = new CapturedLogs();
        var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> " + text);
      world.slack().delete(ts);

      world.deliver(UserEvents.mention(ANA, Optional.empty(), text, ts));
      world.settle();

      assertThat(world.slack().ours())
          .singleElement()
          .satisfies(
              post -> {
                assertThat(post.to()).contains(ANA);
                assertThat(post.words()).contains("rotate or revoke");
              });
      assertThat(logs.lines()).noneMatch(line -> line.matches("(?s)(?:WARN|ERROR) .*"));
    }
  }

  @Test
  void warnsInTheChannelWhereTheWholeThreadWasDeleted() {
    String text = PastedSecret.inFewMessages().getLast();
    try (var world = SlackWorld.in(folder)) {
      String root = world.slack().write(CHANNEL, ANA, Optional.empty(), "It fails again");
      world.slack().delete(root);

      world.ana().mention(Optional.of(root), text);

      assertThat(world.slack().ours()).hasSize(1);
      assertThat(world.ana().lastWhisper().words()).contains("rotate or revoke");
      assertThat(world.ana().lastWhisper().thread()).isEmpty();
    }
  }

  @Test
  void saysTheWordsWhereSlackRefusesTheBlocksOfAnAnswerToThePerson() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("response_url", new Failure.Said(400, "invalid_blocks"));

      world.ana().command(SlackWorld.ELSEWHERE, "random", "50105");

      assertThat(told(world)).contains("AADSTS50105", "/invite @");
      assertThat(world.slack().whispers(ANA).getFirst().blocks().size()).isZero();
    }
  }

  private static String told(SlackWorld world) {
    await().until(() -> !world.slack().whispers(ANA).isEmpty());
    return String.join(
        "\n", world.slack().whispers(ANA).stream().map(ConsequencesTest::words).toList());
  }

  private static String words(Post post) {
    return post.text() + "\n" + post.words();
  }

  private static List<Post> cards(SlackWorld world, Post root) {
    return world.slack().thread(root.ts()).stream()
        .filter(post -> post.words().startsWith("Checklist: "))
        .toList();
  }
}

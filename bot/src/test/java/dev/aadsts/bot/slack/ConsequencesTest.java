package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
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
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "checklist 50105");
      Post root = scene.slack().roots(CHANNEL).getFirst();
      Post card = scene.slack().thread(root.ts()).getLast();
      scene.press(ANA, card, "Yes");

      scene.pressDrawn("U0VISITOR", card, card.button("No"));

      // The card is in a thread, where a response_url reaches nobody.
      assertThat(scene.slack().calls()).contains("chat.postEphemeral");
      assertThat(scene.slack().roots("D-U0VISITOR"))
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
        var scene = Scene.in(folder)) {
      await().until(() -> scene.edge().health().probe().get().up());
      scene
          .slack()
          .fail(
              "chat.postMessage",
              new Failure.Refusal(
                  code,
                  List.of("no more than 50 items allowed [json-pointer:/blocks]"),
                  Optional.of("chat:write").filter(scope -> code.equals("missing_scope"))));

      scene.command(ANA, "50105");

      switch (consequence) {
        case WHISPER -> assertThat(told(scene)).contains(words).contains("AADSTS50105");
        case WORDS_ONLY -> {
          Post root = scene.slack().roots(CHANNEL).getFirst();
          assertThat(root.blocks().size()).isZero();
          assertThat(root.text()).contains("AADSTS50105");
          assertThat(logs.lines()).anyMatch(line -> line.contains(code + " " + words));
        }
        case AGAIN -> await().until(() -> scene.slack().roots(CHANNEL).size() == 1);
        case UNSURE, GIVE_UP -> assertThat(told(scene)).contains(words);
        case MEND -> {
          assertThat(scene.edge().health().probe().get().detail().orElseThrow()).contains(words);
          assertThat(told(scene)).contains("tell whoever runs me the ID");
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
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "50105");
      Post root = scene.slack().roots(CHANNEL).getFirst();
      scene.press(ANA, root, "Start checklist");
      List<Post> cards = cards(scene, root);
      scene.slack().fail("chat.update", new Failure.Refusal(code, List.of()));

      scene.press(ANA, cards.getFirst(), "Yes");

      assertThat(cards(scene, root)).hasSize(2);
    }
  }

  /** As the bot itself tells people who pasted a secret. */
  @ParameterizedTest
  @ValueSource(strings = {"", "checklist 50105 "})
  void saysNothingMoreButTheWarningWhereTheQuestionWasDeletedMeanwhile(String before) {
    assertThat(Consequence.of("thread_not_found")).isEqualTo(Consequence.LET_GO);
    String text = before + PastedSecret.inFewMessages().getLast();
    try (var logs = new CapturedLogs();
        var scene = Scene.in(folder)) {
      String ts = scene.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> " + text);
      scene.slack().delete(ts);

      scene.deliver(Scene.mentionEvent(ANA, Optional.empty(), text, ts));
      scene.settle();

      assertThat(scene.slack().ours())
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
    try (var scene = Scene.in(folder)) {
      String root = scene.slack().write(CHANNEL, ANA, Optional.empty(), "It fails again");
      scene.slack().delete(root);

      scene.mention(ANA, Optional.of(root), text);

      assertThat(scene.slack().ours()).hasSize(1);
      assertThat(scene.lastWhisper(ANA).words()).contains("rotate or revoke");
      assertThat(scene.lastWhisper(ANA).thread()).isEmpty();
    }
  }

  @Test
  void saysTheWordsWhereSlackRefusesTheBlocksOfAnAnswerToThePerson() {
    try (var scene = Scene.in(folder)) {
      scene.slack().fail("response_url", new Failure.Said(400, "invalid_blocks"));

      scene.command(ANA, Scene.ELSEWHERE, "random", "50105");

      assertThat(told(scene)).contains("AADSTS50105", "/invite @");
      assertThat(scene.slack().whispers(ANA).getFirst().blocks().size()).isZero();
    }
  }

  private static String told(Scene scene) {
    await().until(() -> !scene.slack().whispers(ANA).isEmpty());
    return String.join(
        "\n", scene.slack().whispers(ANA).stream().map(ConsequencesTest::words).toList());
  }

  private static String words(Post post) {
    return post.text() + "\n" + post.words();
  }

  private static List<Post> cards(Scene scene, Post root) {
    return scene.slack().thread(root.ts()).stream()
        .filter(post -> post.words().startsWith("Checklist: "))
        .toList();
  }
}

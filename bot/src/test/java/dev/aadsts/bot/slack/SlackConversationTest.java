package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.DIRECT;
import static dev.aadsts.bot.slack.SlackWorld.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackConversationTest {
  @TempDir private Path folder;

  @Test
  void answersACommandInTheChannelAndTheStepsInItsThread() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("120021");

      Post root = only(world.slack().roots(CHANNEL));
      assertThat(root.words()).startsWith("AADSTS120021 \u00b7").contains("*Who can fix it*");
      assertThat(root.buttons())
          .containsExactly("Start checklist", "Full guide", "Wrong or outdated?");
      assertThat(root.text()).startsWith("AADSTS120021: ");
      assertThat(world.slack().thread(root.ts()))
          .isNotEmpty()
          .first()
          .satisfies(details -> assertThat(details.words()).startsWith("*1. "));
      assertThat(world.slack().whispers(ANA)).isEmpty();
    }
  }

  @Test
  void answersAMentionAtTheRootOfAChannelInItsThread() {
    try (var world = SlackWorld.in(folder)) {
      String question = world.ana().mention(Optional.empty(), "what is AADSTS50105?");

      assertThat(world.slack().roots(CHANNEL)).extracting(Post::ts).containsExactly(question);
      assertThat(world.slack().thread(question))
          .hasSizeGreaterThan(1)
          .first()
          .satisfies(answer -> assertThat(answer.words()).startsWith("AADSTS50105 \u00b7"));
    }
  }

  @Test
  void answersAMentionInAThreadInThatThread() {
    try (var world = SlackWorld.in(folder)) {
      String root = world.slack().write(CHANNEL, ANA, Optional.empty(), "I cannot sign in");

      world.ana().mention(Optional.of(root), "AADSTS50105");

      assertThat(world.slack().roots(CHANNEL)).hasSize(1);
      assertThat(world.slack().thread(root)).hasSizeGreaterThan(2);
      assertThat(world.slack().thread(root).get(1).words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void answersADirectMessageWithoutAThreadAndTheStepsInTheThreadOfTheAnswer() {
    try (var world = SlackWorld.in(folder)) {
      String question = world.ana().direct(Optional.empty(), "AADSTS50105");

      List<Post> roots = world.slack().roots(DIRECT);
      assertThat(roots).hasSize(2);
      assertThat(roots.getLast().words()).startsWith("AADSTS50105 \u00b7");
      assertThat(world.slack().thread(roots.getLast().ts())).isNotEmpty();
      assertThat(world.slack().thread(question)).isEmpty();
    }
  }

  @Test
  void answersADirectMessageInAThreadInThatThread() {
    try (var world = SlackWorld.in(folder)) {
      String root = world.ana().direct(Optional.empty(), "hello");

      world.ana().direct(Optional.of(root), "AADSTS50105");

      assertThat(world.slack().thread(root)).hasSizeGreaterThan(1);
    }
  }

  @Test
  void takesAPastedMessageAndNamesTheIdsButNotTheUser() {
    try (var world = SlackWorld.in(folder)) {
      world
          .ana()
          .mention(
              Optional.empty(),
              """
          AADSTS50105: The signed in user '<mailto:ana@contoso.com|ana@contoso.com>' is not assigned to a role \
          for the application '11111111-2222-3333-4444-555555555555'(Contoso HR).
          Trace ID: 22222222-2222-3333-4444-555555555500
          Correlation ID: 33333333-2222-3333-4444-555555555555
          Timestamp: 2026-11-20 08:30:12Z\
          """);

      String all = words(world.slack().ours());
      assertThat(all)
          .contains("*Correlation ID*\n`33333333-2222-3333-4444-555555555555`")
          .doesNotContain("ana@contoso.com");
    }
  }

  @Test
  void findsCodesByWords() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("search reply url mismatch");

      Post found = only(world.slack().roots(CHANNEL));
      assertThat(found.words()).contains("`AADSTS50011`");
      assertThat(found.buttons()).contains("AADSTS50011");
    }
  }

  @Test
  void explainsAFoundCodeInTheThreadWhenItsButtonIsPressed() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("search reply url mismatch");
      Post found = only(world.slack().roots(CHANNEL));

      world.ana().press(found, "AADSTS50011");

      assertThat(world.slack().roots(CHANNEL)).hasSize(1);
      assertThat(world.slack().thread(found.ts()))
          .first()
          .satisfies(answer -> assertThat(answer.words()).startsWith("AADSTS50011 \u00b7"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "HELP", "?", "hello"})
  void helpsOnlyThePersonWhoAsksWithACommand(String text) {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command(text);

      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      assertThat(world.ana().lastWhisper().words()).contains("`/aadsts search reply url mismatch`");
    }
  }

  @Test
  void asksForAnErrorWhenACommandIsEmpty() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("");

      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      assertThat(world.ana().lastWhisper().words()).startsWith("Which error?");
    }
  }

  @Test
  void asksForAnErrorInTheThreadOfABareMention() {
    try (var world = SlackWorld.in(folder)) {
      String question = world.ana().mention(Optional.empty(), "");

      assertThat(only(world.slack().thread(question)).words()).startsWith("Which error?");
    }
  }

  @Test
  void saysThatNothingFitsNonsense() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("zzxqv wvvpt");

      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      assertThat(world.ana().lastWhisper().words()).contains("found no error code");
    }
  }

  @Test
  void answersEmojiAndBinaryLikeNonsense() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("\ud83e\udd2f\ud83e\udd2f");
      world.ana().command("\u0001\u0002\ufffd\u0003");

      assertThat(world.slack().whispers(ANA)).hasSize(2);
      assertThat(world.slack().roots(CHANNEL)).isEmpty();
    }
  }

  @Test
  void saysThatACodeIsNotOnFileAndWhereToLook() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("9999999");

      assertThat(world.ana().lastWhisper().words())
          .contains("AADSTS9999999 is not on file")
          .contains("<https://login.microsoftonline.com/error?code=9999999|");
    }
  }

  @Test
  void suggestsTheCodeThatWasMeantAndExplainsItToThatPersonOnly() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("501105");
      Post unknown = world.ana().lastWhisper();
      String suggestion =
          unknown.buttons().stream()
              .filter(label -> label.contains("50105"))
              .findFirst()
              .orElseThrow();

      world.ana().press(unknown, suggestion);

      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      assertThat(words(world.slack().whispers(ANA))).contains("AADSTS50105 \u00b7");
    }
  }

  @Test
  void answersOnlyThePersonWhoAsksPrivately() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("private 50105");

      assertThat(world.slack().roots(CHANNEL)).isEmpty();
      assertThat(words(world.slack().whispers(ANA)))
          .contains("AADSTS50105 \u00b7", "*1. ")
          .doesNotContain("/invite");
    }
  }

  @Test
  void answersAPrivateMentionWhereThePersonLooks() {
    try (var world = SlackWorld.in(folder)) {
      String root = world.slack().write(CHANNEL, ANA, Optional.empty(), "I cannot sign in");

      world.ana().mention(Optional.of(root), "private 50105");
      world.ana().mention(Optional.empty(), "private 50011");

      assertThat(world.slack().ours()).allSatisfy(post -> assertThat(post.to()).hasValue(ANA));
      assertThat(world.slack().whispers(ANA))
          .extracting(Post::thread)
          .contains(Optional.of(root), Optional.empty());
    }
  }

  @Test
  void answersOnlyTheAskerWhereItIsNotInTheChannelAndSaysHowToBringItIn() {
    try (var world = SlackWorld.in(folder)) {
      world.edge().askWhoWeAre();
      world.ana().command(ELSEWHERE, "random", "50105");

      assertThat(world.slack().roots(ELSEWHERE)).isEmpty();
      assertThat(world.slack().whispers(ANA))
          .singleElement()
          .satisfies(
              root ->
                  assertThat(root.words())
                      .startsWith("I am not in this channel")
                      .contains("/invite @aadsts", "AADSTS50105 \u00b7"));
      assertThat(words(world.slack().whispers(ANA))).contains("*1. ");
    }
  }

  @Test
  void doesNotAskToBeInvitedIntoAConversationOfTwoOthers() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("D0OTHERS", "directmessage", "50105");

      assertThat(world.slack().whispers(ANA).getFirst().words())
          .startsWith("I am not part of this conversation")
          .doesNotContain("/invite");
    }
  }

  @Test
  void answersOnlyTheAskerInAnArchivedChannel() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().archive(CHANNEL);

      world.ana().command("50105");

      assertThat(world.slack().whispers(ANA).getFirst().words())
          .startsWith("This channel is archived");
    }
  }

  @Test
  void answersOnlyTheAskerWhereAPreferenceForbidsPosting() {
    try (var world = SlackWorld.in(folder)) {
      world
          .slack()
          .fail("chat.postMessage", new FakeSlack.Failure.Refusal("restricted_action", List.of()));

      world.ana().command("50105");

      assertThat(world.slack().whispers(ANA).getFirst().words())
          .startsWith("I may not write in this channel");
    }
  }

  @Test
  void startsNoChecklistThatNobodyElseWouldSee() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command(ELSEWHERE, "random", "checklist 50105");

      assertThat(words(world.slack().ours())).doesNotContain("Checklist: AADSTS50105");
    }
  }

  @Test
  void warnsOnlyThePosterOfASecret() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().mention(Optional.empty(), "AADSTS7000215 client_secret=Zx9~abcdefgh12345");

      assertThat(world.ana().lastWhisper().words()).contains(":warning:", "rotate or revoke");
      assertThat(words(world.slack().ours())).doesNotContain("Zx9~abcdefgh12345");
    }
  }

  @Test
  void mentionsNobodyAndFormatsNothingWhenItEchoesHostileText() {
    try (var world = SlackWorld.in(folder)) {
      world
          .ana()
          .command(
              "AADSTS50105: the application 'HR <!channel> <!here> @channel <@U0BEN> *b* _i_ ~s~ `c`"
                  + " &lt;!everyone&gt; <http://x.example|y>' is blocked");

      Post echo = world.slack().roots(CHANNEL).getLast();
      assertThat(echo.words()).contains("HR @channel @here @channel @U0BEN");
      assertThat(markup(echo))
          .isNotEmpty()
          .allSatisfy(
              text -> {
                assertThat(text.path("verbatim").asBoolean()).isTrue();
                // The rest stands in a code span, where Slack formats nothing.
                assertThat(text.path("text").asText())
                    .doesNotContain("<!", "<@", "<http://x", "`c`")
                    .doesNotMatch("(?s)[^`]*\\*b\\*[^`]*");
              });
    }
  }

  @Test
  void knowsNobodyByNameBeforeTheyPressedOrTypedACommand() {
    try (var world = SlackWorld.in(folder)) {
      String first = world.ana().mention(Optional.empty(), "checklist 50105");
      world.ana().command("help");
      String second = world.ana().mention(Optional.empty(), "checklist 50105");

      assertThat(words(world.slack().thread(first))).contains("started by a colleague");
      assertThat(words(world.slack().thread(second))).contains("started by ana");
      assertThat(words(world.slack().ours())).doesNotContain("<@");
    }
  }

  private static List<JsonNode> markup(Post post) {
    return post.blocks().findParents("verbatim");
  }

  private static Post only(List<Post> posts) {
    assertThat(posts).hasSize(1);
    return posts.getFirst();
  }

  private static String words(List<Post> posts) {
    return String.join("\n", posts.stream().map(Post::words).toList());
  }
}

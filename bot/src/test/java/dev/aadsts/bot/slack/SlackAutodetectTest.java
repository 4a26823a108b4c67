package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading along in a channel: when to speak up unasked, where, and how little. */
final class SlackAutodetectTest {
  private static final String ERROR = "AADSTS50105: The signed in user is not assigned to a role";

  @TempDir private Path folder;

  @Test
  void isSwitchedOffByWhoeverIsToldHowToBeQuiet() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "settings autodetect on");

      String asked = scene.mention(BEN, Optional.empty(), "stop");
      Post how = scene.lastWhisper(BEN);
      scene.press(BEN, how, "Speak only when asked");

      assertThat(scene.slack().thread(asked)).isEmpty();
      assertThat(how.words()).contains("without being asked");
      assertThat(scene.lastWhisper(BEN).words())
          .startsWith("Changed for this channel. Answer pasted errors automatically: Off.");
    }
  }

  @Test
  void takesNothingDownWhereNobodySwitchedItOn() {
    try (var scene = Scene.in(folder)) {
      String message = scene.say(BEN, Optional.empty(), ERROR);

      assertThat(scene.recorded()).isZero();
      assertThat(scene.slack().thread(message)).isEmpty();
      assertThat(scene.slack().calls()).isEmpty();
    }
  }

  @Test
  void answersAPastedErrorBrieflyInItsThreadWithMoreOnDemand() {
    try (var scene = on()) {
      String message = scene.say(BEN, Optional.empty(), ERROR);

      List<Post> thread = scene.slack().thread(message);
      assertThat(thread).hasSize(1);
      assertThat(thread.getFirst().words()).startsWith("AADSTS50105 \u00b7");
      assertThat(scene.slack().roots(CHANNEL)).hasSize(1);
      scene.press(ANA, thread.getFirst(), "Causes and steps");
      assertThat(scene.slack().thread(message)).hasSizeGreaterThan(1);
    }
  }

  @Test
  void answersAReplyInTheThreadThatItIsIn() {
    try (var scene = on()) {
      String root = scene.say(BEN, Optional.empty(), "It fails again");

      scene.say(BEN, Optional.of(root), ERROR);

      assertThat(scene.slack().thread(root).getLast().words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void leadsTheNextThreadWithTheSameErrorToTheFirst() {
    try (var scene = on()) {
      String first = scene.say(BEN, Optional.empty(), ERROR);

      String second = scene.say(ANA, Optional.empty(), ERROR);

      assertThat(scene.slack().thread(second))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line.words())
                      .contains(
                          "was already answered",
                          "https://contoso.slack.com/archives/C0HELP/p" + first.replace(".", "")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"My order is 50105", "See ticket 50105", "50105", "lunch?"})
  void takesNothingDownThatHasNoShapeOfAnError(String text) {
    try (var scene = on()) {
      int before = scene.recorded();

      scene.say(BEN, Optional.empty(), text);

      assertThat(scene.recorded()).isEqualTo(before);
    }
  }

  @Test
  void listensToPeopleOnlyAndToWhatTheySayFirst() {
    try (var scene = on()) {
      int before = scene.recorded();

      for (Requests.Sent sent : List.of(byBot(), edited(), joined(), changed(), bySlackbot())) {
        scene.deliver(sent);
      }

      scene.settle();
      assertThat(scene.recorded()).isEqualTo(before);
    }
  }

  @Test
  void takesAMentionThatAlsoComesAsAMessageForOneMention() {
    try (var scene = on()) {
      String ts = scene.slack().write(CHANNEL, BEN, Optional.empty(), "<@U0BOT> " + ERROR);

      scene.deliver(Scene.channelEvent(BEN, Optional.empty(), "<@U0BOT> " + ERROR, ts));
      scene.deliver(Scene.mentionEvent(BEN, Optional.empty(), ERROR, ts));
      scene.settle();

      List<Post> thread = scene.slack().thread(ts);
      assertThat(thread.getFirst().words()).startsWith("AADSTS50105 \u00b7");
      assertThat(thread)
          .filteredOn(post -> post.words().startsWith("AADSTS50105 \u00b7"))
          .hasSize(1);
      assertThat(thread).hasSizeGreaterThan(1); // With its steps, as somebody asked.
    }
  }

  @Test
  void staysSilentWhereItMayReadButNotWrite() {
    try (var scene = on()) {
      scene
          .slack()
          .fail(
              "chat.postMessage",
              new FakeSlack.Failure.Refusal("restricted_action_read_only_channel", List.of()));

      String message = scene.say(BEN, Optional.empty(), ERROR);

      assertThat(scene.slack().thread(message)).isEmpty();
      assertThat(scene.slack().whispers(BEN)).isEmpty();
    }
  }

  private Scene on() {
    var scene = Scene.in(folder);
    scene.command(ANA, "settings autodetect on");
    return scene;
  }

  private static Requests.Sent byBot() {
    return message(inner -> inner.put("bot_id", "B0OTHER"));
  }

  private static Requests.Sent bySlackbot() {
    return message(inner -> inner.put("user", "USLACKBOT"));
  }

  private static Requests.Sent edited() {
    return message(inner -> inner.putObject("edited").put("user", BEN).put("ts", "1.2"));
  }

  private static Requests.Sent joined() {
    return message(inner -> inner.put("subtype", "channel_join"));
  }

  private static Requests.Sent changed() {
    return message(
        inner -> {
          inner.put("subtype", "message_changed");
          inner.putObject("message").put("user", BEN).put("text", ERROR).put("ts", "1.1");
        });
  }

  private static Requests.Sent message(Consumer<ObjectNode> change) {
    return Requests.event(
        "message_im",
        event -> {
          var inner = Requests.at(event, "event");
          inner.put("user", BEN).put("text", ERROR).put("channel", CHANNEL);
          inner.put("channel_type", "channel");
          change.accept(inner);
        });
  }
}

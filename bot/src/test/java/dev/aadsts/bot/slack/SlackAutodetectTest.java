package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
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
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("settings autodetect on");

      String asked = world.ben().mention(Optional.empty(), "stop");
      Post how = world.ben().lastWhisper();
      world.ben().press(how, "Speak only when asked");

      assertThat(world.slack().thread(asked)).isEmpty();
      assertThat(how.words()).contains("without being asked");
      assertThat(world.ben().lastWhisper().words())
          .startsWith("Changed for this channel. Answer pasted errors automatically: Off.");
    }
  }

  @Test
  void takesNothingDownWhereNobodySwitchedItOn() {
    try (var world = SlackWorld.in(folder)) {
      String message = world.ben().say(Optional.empty(), ERROR);

      assertThat(world.recorded()).isZero();
      assertThat(world.slack().thread(message)).isEmpty();
      assertThat(world.slack().calls()).isEmpty();
    }
  }

  @Test
  void answersAPastedErrorBrieflyInItsThreadWithMoreOnDemand() {
    try (var world = on()) {
      String message = world.ben().say(Optional.empty(), ERROR);

      List<Post> thread = world.slack().thread(message);
      assertThat(thread).hasSize(1);
      assertThat(thread.getFirst().words()).startsWith("AADSTS50105 \u00b7");
      assertThat(world.slack().roots(CHANNEL)).hasSize(1);
      world.ana().press(thread.getFirst(), "Causes and steps");
      assertThat(world.slack().thread(message)).hasSizeGreaterThan(1);
    }
  }

  @Test
  void answersAReplyInTheThreadThatItIsIn() {
    try (var world = on()) {
      String root = world.ben().say(Optional.empty(), "It fails again");

      world.ben().say(Optional.of(root), ERROR);

      assertThat(world.slack().thread(root).getLast().words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void leadsTheNextThreadWithTheSameErrorToTheFirst() {
    try (var world = on()) {
      String first = world.ben().say(Optional.empty(), ERROR);

      String second = world.ana().say(Optional.empty(), ERROR);

      assertThat(world.slack().thread(second))
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
    try (var world = on()) {
      int before = world.recorded();

      world.ben().say(Optional.empty(), text);

      assertThat(world.recorded()).isEqualTo(before);
    }
  }

  @Test
  void listensToPeopleOnlyAndToWhatTheySayFirst() {
    try (var world = on()) {
      int before = world.recorded();

      for (Requests.Sent sent : List.of(byBot(), edited(), joined(), changed(), bySlackbot())) {
        world.deliver(sent);
      }

      world.settle();
      assertThat(world.recorded()).isEqualTo(before);
    }
  }

  @Test
  void takesAMentionThatAlsoComesAsAMessageForOneMention() {
    try (var world = on()) {
      String ts = world.slack().write(CHANNEL, BEN, Optional.empty(), "<@U0BOT> " + ERROR);

      world.deliver(UserEvents.inChannel(BEN, Optional.empty(), "<@U0BOT> " + ERROR, ts));
      world.deliver(UserEvents.mention(BEN, Optional.empty(), ERROR, ts));
      world.settle();

      List<Post> thread = world.slack().thread(ts);
      assertThat(thread.getFirst().words()).startsWith("AADSTS50105 \u00b7");
      assertThat(thread)
          .filteredOn(post -> post.words().startsWith("AADSTS50105 \u00b7"))
          .hasSize(1);
      assertThat(thread).hasSizeGreaterThan(1); // With its steps, as somebody asked.
    }
  }

  @Test
  void staysSilentWhereItMayReadButNotWrite() {
    try (var world = on()) {
      world
          .slack()
          .fail(
              "chat.postMessage",
              new FakeSlack.Failure.Refusal("restricted_action_read_only_channel", List.of()));

      String message = world.ben().say(Optional.empty(), ERROR);

      assertThat(world.slack().thread(message)).isEmpty();
      assertThat(world.slack().whispers(BEN)).isEmpty();
    }
  }

  private SlackWorld on() {
    var world = SlackWorld.in(folder);
    world.ana().command("settings autodetect on");
    return world;
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

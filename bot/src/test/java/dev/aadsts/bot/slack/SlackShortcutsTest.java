package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.FakeSlack.Failure;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in that need nothing typed: the shortcut on a message, and the one from anywhere. */
final class SlackShortcutsTest {
  private static final String ERROR = "AADSTS50105: The signed in user is not assigned to a role";

  @TempDir Path folder;

  @Test
  void explainsAMessageInItsThreadWhoeverWroteIt() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, BEN, Optional.empty(), ERROR);

      world.ana().explain(CHANNEL, ts, message -> message.put("text", ERROR));

      assertThat(world.slack().roots(CHANNEL)).hasSize(1);
      assertThat(world.slack().thread(ts)).hasSizeGreaterThan(1);
      assertThat(world.slack().thread(ts).getFirst().words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void explainsAReplyInTheThreadThatItIsIn() {
    try (var world = SlackWorld.in(folder)) {
      String root = world.slack().write(CHANNEL, BEN, Optional.empty(), "It fails again");
      String reply = world.slack().write(CHANNEL, BEN, Optional.of(root), ERROR);

      world
          .ana()
          .explain(CHANNEL, reply, message -> message.put("text", ERROR).put("thread_ts", root));

      assertThat(world.slack().thread(reply)).isEmpty();
      assertThat(world.slack().thread(root).get(1).words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void explainsAMessageOnlyToThePersonWhereItIsNotInTheChannel() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(ELSEWHERE, BEN, Optional.empty(), ERROR);

      world.ana().explain(ELSEWHERE, ts, message -> message.put("text", ERROR));

      assertThat(world.slack().thread(ts)).isEmpty();
      assertThat(world.slack().whispers(ANA).getFirst().words())
          .contains("/invite @aadsts", "AADSTS50105 \u00b7");
    }
  }

  /** Over a response_url it would be shown in the channel, and the person looks at a thread. */
  @Test
  void explainsAReplyInTheDirectConversationWhereItIsNotInTheChannel() {
    try (var world = SlackWorld.in(folder)) {
      explainReplyElsewhere(world);

      assertThat(world.slack().roots("D-" + ANA))
          .singleElement()
          .satisfies(
              post ->
                  assertThat(post.words())
                      .contains(
                          "I am not in that channel, so I answer you here. To bring me in, type"
                              + " /invite @aadsts there.",
                          "AADSTS50105 \u00b7"));
      assertThat(world.slack().calls()).doesNotContain("chat.postEphemeral", "response_url");
    }
  }

  @Test
  void explainsAReplyInTheChannelWhereItMayNotWriteToThePerson() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().fail("chat.postMessage", new Failure.Refusal("not_in_channel", List.of()));
      world
          .slack()
          .fail("chat.postMessage", new Failure.Refusal("messages_tab_disabled", List.of()));

      explainReplyElsewhere(world);

      assertThat(world.ana().lastWhisper().words()).contains("AADSTS50105 \u00b7");
    }
  }

  private static void explainReplyElsewhere(SlackWorld world) {
    String root = world.slack().write(ELSEWHERE, BEN, Optional.empty(), "It fails again");
    String reply = world.slack().write(ELSEWHERE, BEN, Optional.of(root), ERROR);

    world
        .ana()
        .explain(ELSEWHERE, reply, message -> message.put("text", ERROR).put("thread_ts", root));

    assertThat(world.slack().thread(root)).hasSize(1);
  }

  @Test
  void findsTheErrorOfAnotherAppInItsAttachments() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, "B0SIEM", Optional.empty(), "Sign-in failed");

      world
          .ana()
          .explain(
              CHANNEL,
              ts,
              message -> {
                message.put("text", "");
                message.putArray("blocks");
                message
                    .putArray("attachments")
                    .addObject()
                    .put("title", "Sign-in failed")
                    .putArray("fields")
                    .addObject()
                    .put("title", "Result")
                    .put("value", ERROR);
              });

      assertThat(world.slack().thread(ts).getFirst().words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void takesNoWordOfTheMessageForACommand() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, BEN, Optional.empty(), "note 50105 again");

      world.ana().explain(CHANNEL, ts, message -> message.put("text", "private: error 50105"));

      assertThat(world.slack().thread(ts).getFirst().words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void saysPrivatelyThatAPictureCannotBeRead() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, BEN, Optional.empty(), "");

      world
          .ana()
          .explain(
              CHANNEL,
              ts,
              message -> {
                message.put("text", "").remove("blocks");
                message
                    .putArray("files")
                    .addObject()
                    .put("name", "error.png")
                    .put("mode", "hosted");
              });

      assertThat(world.slack().thread(ts)).isEmpty();
      assertThat(world.ana().lastWhisper().words())
          .contains("I cannot read pictures", "`/aadsts 50105`");
    }
  }

  @Test
  void tellsOnlyThePersonThatACodeIsNotOnFile() {
    try (var world = SlackWorld.in(folder)) {
      String ts = world.slack().write(CHANNEL, BEN, Optional.empty(), "AADSTS9999999");

      world.ana().explain(CHANNEL, ts, message -> message.put("text", "AADSTS9999999"));

      assertThat(world.slack().thread(ts)).isEmpty();
      assertThat(world.ana().lastWhisper().words()).startsWith("AADSTS9999999 is not on file");
    }
  }

  @Test
  void asksWhichErrorPrivatelyWhenItIsMentionedInAThreadWithoutAWord() {
    try (var world = SlackWorld.in(folder)) {
      String root = world.slack().write(CHANNEL, BEN, Optional.empty(), ERROR);

      world.ana().mention(Optional.of(root), "");

      assertThat(world.slack().thread(root)).hasSize(1);
      Post hint = world.ana().lastWhisper();
      assertThat(hint.thread()).contains(root);
      assertThat(hint.words()).contains("Which error?", "`Explain sign-in error`");
    }
  }

  @Test
  void explainsAMentionWhoseErrorIsInWhatItForwards() {
    try (var world = SlackWorld.in(folder)) {
      String root = world.slack().write(CHANNEL, BEN, Optional.empty(), "Look");
      String ts = world.slack().write(CHANNEL, ANA, Optional.of(root), "<@U0BOT>");

      Requests.Sent mention =
          Requests.event(
              "app_mention",
              event -> {
                ObjectNode inner = Requests.at(event, "event");
                inner.put("text", "<@U0BOT>").put("ts", ts).put("thread_ts", root);
                inner.putArray("attachments").addObject().put("is_share", true).put("text", ERROR);
              });
      world.deliver(mention);
      world.settle();

      assertThat(world.slack().thread(root).get(1).words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void opensAWindowToPasteIntoFromAnywhere() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().openPaste();

      assertThat(world.slack().views())
          .singleElement()
          .satisfies(view -> assertThat(view.findValuesAsText("block_id")).contains("error"));
    }
  }

  @Test
  void answersWhatWasPastedInTheDirectConversation() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().openPaste();

      String shown = world.ana().submit(world.form().type("error", ERROR));

      Post root = world.slack().roots("D-" + ANA).getFirst();
      assertThat(root.words()).startsWith("AADSTS50105 \u00b7");
      assertThat(world.slack().thread(root.ts())).isNotEmpty();
      assertThat(shown).contains("\"response_action\":\"update\"", "direct messages with me");
    }
  }

  @Test
  void answersWhatWasPastedInTheConversationThatWasChosen() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().openPaste();

      String shown =
          world.ana().submit(world.form().type("error", ERROR).conversation("where", CHANNEL));

      assertThat(shown).isEmpty();
      assertThat(world.slack().roots(CHANNEL).getFirst().words()).startsWith("AADSTS50105 \u00b7");
    }
  }

  @Test
  void answersOnlyThePersonInAChosenConversationThatItIsNotIn() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().openPaste();

      world.ana().submit(world.form().type("error", ERROR).conversation("where", ELSEWHERE));

      assertThat(world.slack().roots(ELSEWHERE)).isEmpty();
      assertThat(world.slack().whispers(ANA).getFirst().words())
          .contains("/invite @aadsts", "AADSTS50105 \u00b7");
    }
  }

  @Test
  void keepsTheWindowOpenWhereOnlyBlanksWerePasted() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().openPaste();

      String answer = world.ana().submit(world.form().type("error", " \n "));

      assertThat(answer).contains("\"errors\":{\"error\":");
      assertThat(world.slack().ours()).isEmpty();
    }
  }

  @Test
  void knowsNoOtherShortcut() {
    try (var world = SlackWorld.in(folder)) {
      Consumer<ObjectNode> other = payload -> payload.put("callback_id", "delete_everything");

      assertThat(world.transport().post(Requests.interaction("message_action", other)).statusCode())
          .isEqualTo(404);
      assertThat(world.transport().post(Requests.interaction("shortcut", other)).statusCode())
          .isEqualTo(404);
    }
  }
}

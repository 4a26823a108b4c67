package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.DIRECT;
import static dev.aadsts.bot.slack.SlackWorld.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.slack.FakeSlack.Post;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A checklist is neither read nor changed from anywhere but its own channel and workspace. */
final class SlackBoundariesTest {
  private static final String OTHER_TEAM = "T0FABRIKAM";
  private static final String NOTE = "the vault code is 4711";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({OTHER_TEAM + "," + CHANNEL, "T0CONTOSO," + ELSEWHERE, "T0CONTOSO," + DIRECT})
  void takesNoForgedPressFromElsewhere(String team, String channel) {
    try (var world = SlackWorld.in(folder)) {
      Post card = cardWithNote(world);
      List<String> before = changes();

      for (Intent intent : forgeries(checklist())) {
        press(world, card, team, channel, IntentCodec.encode(intent));
      }

      assertThat(changes()).isEqualTo(before);
      assertThat(world.slack().post(card.ts()).edits()).isEqualTo(card.edits());
      assertThat(told(world)).doesNotContain(NOTE, "Case summary");
    }
  }

  @ParameterizedTest
  @CsvSource({OTHER_TEAM + "," + CHANNEL, "T0CONTOSO," + ELSEWHERE})
  void listsNoChecklistAndTakesNoNoteElsewhere(String team, String channel) {
    try (var world = SlackWorld.in(folder)) {
      cardWithNote(world);
      List<String> before = changes();

      for (String text : List.of("status", "note I was here")) {
        world.deliver(command(world, team, channel, text));
        world.settle();
      }

      assertThat(changes()).isEqualTo(before);
      assertThat(told(world)).contains("No checklist is open here").doesNotContain(NOTE, "Case");
    }
  }

  @Test
  void keepsNoNoteThatAWindowOfAnotherWorkspaceSubmits() {
    try (var world = SlackWorld.in(folder)) {
      Post card = cardWithNote(world);
      List<String> before = changes();
      var pressed =
          new Received.Pressed(
              "T0CONTOSO",
              CHANNEL,
              card.ts(),
              card.thread(),
              false,
              new Person(BEN, "ben"),
              IntentCodec.encode(new Intent.WriteNote(checklist())),
              Optional.empty());

      world.deliver(
          Requests.interaction(
              "view_submission",
              payload -> {
                Requests.at(payload, "team").put("id", OTHER_TEAM);
                Requests.at(payload, "view").put("app_installed_team_id", OTHER_TEAM);
                Requests.at(payload, "view").put("private_metadata", pressed.encode());
                note(payload).put("value", "I was here");
              }));
      world.settle();

      assertThat(changes()).isEqualTo(before);
    }
  }

  private static List<Intent> forgeries(ChecklistId id) {
    return List.of(
        new Intent.Change(id, 0, new Command.Answer("wrong-account", Verdict.CONFIRMED)),
        new Intent.Change(id, 1, new Command.Undo(1)),
        new Intent.Change(id, 1, new Command.Cancel()),
        new Intent.Change(id, 1, new Command.AddNote("I was here")),
        new Intent.TakeOn(id),
        new Intent.WriteNote(id),
        new Intent.Summarize(id),
        new Intent.Show(id));
  }

  private static void press(
      SlackWorld world, Post card, String team, String channel, String value) {
    var button = new JsonMapper().createObjectNode();
    button.put("action_id", "press:0").put("value", value);
    Requests.Sent honest =
        world.ben().interactions().press(card, button, UUID.randomUUID().toString());
    world.deliver(
        Requests.changed(
            honest,
            payload -> {
              Requests.at(payload, "team").put("id", team);
              Requests.at(payload, "channel").put("id", channel);
              Requests.at(payload, "container").put("channel_id", channel);
            }));
    world.settle();
  }

  private static Requests.Sent command(SlackWorld world, String team, String channel, String text) {
    return Requests.command(
        Map.of(
            "team_id",
            team,
            "channel_id",
            channel,
            "channel_name",
            "random",
            "user_id",
            BEN,
            "user_name",
            "ben",
            "text",
            text,
            "response_url",
            world.slack().responseUrl(BEN + "-" + UUID.randomUUID()),
            "trigger_id",
            UUID.randomUUID().toString()));
  }

  private static Post cardWithNote(SlackWorld world) {
    world.ana().command("50105");
    Post root = world.slack().roots(CHANNEL).getFirst();
    world.ana().press(root, "Start checklist");
    Post card =
        world.slack().thread(root.ts()).stream()
            .filter(post -> post.words().startsWith("Checklist: "))
            .findFirst()
            .orElseThrow();
    world.ana().press(card, "Add note");
    world.ana().submitNote(NOTE);
    return world.slack().post(card.ts());
  }

  private ChecklistId checklist() {
    return new ChecklistId(Rows.in(folder, "SELECT id FROM checklists").getFirst());
  }

  private List<String> changes() {
    return Rows.in(folder, "SELECT by_id || command FROM checklist_changes ORDER BY number");
  }

  // What Ben, who asked from elsewhere, was shown, and whatever was said there.
  private static String told(SlackWorld world) {
    return Stream.concat(
            world.slack().whispers(BEN).stream(),
            world.slack().ours().stream()
                .filter(post -> post.to().isEmpty() && !post.channel().equals(CHANNEL)))
        .map(Post::words)
        .collect(Collectors.joining("\n"));
  }

  private static ObjectNode note(JsonNode payload) {
    return (ObjectNode) payload.path("view").path("state").path("values").path("note").path("text");
  }
}

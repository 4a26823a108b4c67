package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.slack.api.SlackRefusal;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.Fuzz;
import dev.aadsts.bot.testkit.Hostile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever Slack signs, or whoever has its key: an answer in time, and no stack trace. */
final class SlackFuzzTest {
  private static final List<String> EVENTS =
      List.of("app_mention", "message_im", "message_changed", "channel_join", "bot_message");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void answersEverySignedRequest() {
    try (var logs = new CapturedLogs();
        var world = SlackWorld.recording(folder)) {
      Fuzz.tries(
          700,
          30_000,
          random ->
              assertThat(world.transport().post(sent(random)).statusCode())
                  .as(() -> logs.lines().getLast())
                  .isIn(200, 400, 404));

      assertThat(logs.lines()).noneMatch(line -> line.contains("\n\tat "));
      assertThat(logs.lines()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  @Test
  void handlesWhateverWasRecorded() {
    try (var world = SlackWorld.recording(folder)) {
      Fuzz.tries(
          200,
          10_000,
          random -> {
            var event = new Event("e" + UUID.randomUUID(), SlackEdge.NAME, received(random));
            try {
              world.edge().handler().handle(event, Turns.none());
            } catch (DeliveryException e) {
              // The workspace refused, as it does for channels and threads that are made up.
              assertThat(SlackRefusal.behind(e).shape()).as(e.getMessage()).isFalse();
            }
          });
    }
  }

  private static Requests.Sent sent(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        JsonNode event = Requests.tree(EVENTS.get(random.nextInt(EVENTS.size())) + ".json");
        yield json(random, Hostile.mutated(random, event));
      }
      case 1 -> payload(random, "block_actions.json");
      case 2 -> payload(random, "view_submission.json");
      default -> {
        var command =
            Requests.command(
                Map.of("text", Hostile.text(random), "trigger_id", "" + random.nextLong()));
        yield random.nextBoolean()
            ? command
            : new Requests.Sent(Requests.FORM_TYPE, ascii(Hostile.mutated(random, command.body())));
      }
    };
  }

  private static Requests.Sent payload(Random random, String fixture) {
    JsonNode payload = Hostile.mutated(random, Requests.tree(fixture));
    return new Requests.Sent(
        Requests.FORM_TYPE,
        "payload=" + URLEncoder.encode(Hostile.written(random, payload), StandardCharsets.UTF_8));
  }

  private static Requests.Sent json(Random random, JsonNode event) {
    return new Requests.Sent(Requests.JSON_TYPE, ascii(Hostile.written(random, event)));
  }

  // A signature is made over bytes; half characters have none.
  private static String ascii(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String received(Random random) {
    var person = new Person(ANA, Hostile.text(random));
    return switch (random.nextInt(3)) {
      case 0 ->
          new Received.Command(
                  "T0CONTOSO", CHANNEL, "x", person, Hostile.text(random), Optional.empty())
              .encode();
      case 1 ->
          new Received.Post(
                  "T0CONTOSO",
                  CHANNEL,
                  "1795248000.000001",
                  Optional.empty(),
                  false,
                  random.nextBoolean(),
                  person,
                  Hostile.text(random))
              .encode();
      default ->
          new Received.Pressed(
                  "T0CONTOSO",
                  CHANNEL,
                  "1795248000.000001",
                  Optional.empty(),
                  random.nextBoolean(),
                  person,
                  value(random),
                  Optional.empty())
              .withInput(Hostile.text(random))
              .withChosen(random.nextBoolean() ? Optional.of("U0BEN") : Optional.empty())
              .encode();
    };
  }

  private static String value(Random random) {
    var intents =
        List.of(
            new Intent.Change(ChecklistId.random(), 1, new Command.Undo(random.nextInt())),
            new Intent.Change(ChecklistId.random(), -1, new Command.AddNote(Hostile.text(random))),
            new Intent.WriteNote(ChecklistId.random()),
            new Intent.Show(ChecklistId.random()),
            new Intent.Open(Hostile.text(random)));
    String honest = IntentCodec.encode(intents.get(random.nextInt(intents.size())));
    return random.nextBoolean() ? honest : mutated(random, honest);
  }

  private static String mutated(Random random, String honest) {
    try {
      return Hostile.written(random, Hostile.mutated(random, JSON.readTree(honest)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

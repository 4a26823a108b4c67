package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.Fuzz;
import dev.aadsts.bot.testkit.Hostile;
import dev.aadsts.botconnector.FakeMicrosoft;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes with a good token: an answer in time, and no stack trace. */
final class TeamsFuzzTest {
  @TempDir private Path folder;

  @Test
  void answersEveryActivity() {
    try (var logs = new CapturedLogs();
        var world = TeamsWorld.recording(folder)) {
      String token =
          "Bearer "
              + world.microsoft.sign(
                  FakeMicrosoft.claims(world.connector.serviceUrl(), Clock.systemUTC().instant()));
      Fuzz.tries(
          700,
          40_000,
          random -> {
            JsonNode activity = Hostile.mutated(random, activity(world, random));

            assertThat(world.deliver(Hostile.written(random, activity), token).status())
                .isIn(200, 400, 401, 501);
          });

      assertThat(logs.lines()).noneMatch(line -> line.contains("\n\tat "));
      assertThat(logs.lines()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  private static ObjectNode activity(TeamsWorld world, Random random) {
    String text = Hostile.text(random);
    return switch (random.nextInt(4)) {
      case 0 -> world.mention(CHANNEL, ANA, text);
      case 1 -> world.message(TeamsWorld.CHAT_OF_ANA, ANA, text);
      case 2 -> {
        ObjectNode added = world.activity("conversationUpdate", CHANNEL, ANA);
        added.putArray("membersAdded").addObject().put("id", TeamsWorld.BOT);
        yield added;
      }
      default -> {
        ObjectNode invoke =
            world
                .activity("invoke", CHANNEL, ANA)
                .put("name", "adaptiveCard/action")
                .put("replyToId", "1");
        ObjectNode action = invoke.putObject("value").putObject("action");
        action.put("verb", text);
        action
            .putObject("data")
            .put("intent", IntentCodec.encode(new Intent.WriteNote(ChecklistId.random())))
            .put("input", text);
        yield invoke;
      }
    };
  }
}

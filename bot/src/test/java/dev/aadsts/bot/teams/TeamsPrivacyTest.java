package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.PastedSecret;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people paste into Teams without looking comes out nowhere, and they are told of it. */
final class TeamsPrivacyTest {

  @TempDir private Path folder;

  @Test
  void repeatsNothingPrivateLogsAndKeepsNoneAndWarnsOfSecrets() {
    try (var logs = new CapturedLogs();
        var world = new TeamsWorld(folder)) {
      for (PastedSecret pasted : PastedSecret.all()) {
        paste(world, pasted, pasted.inMessage());
        if (!pasted.warned()) {
          paste(world, pasted, "checklist " + pasted.inMessage());
        }
      }
      String said =
          world.connector.messages().stream()
              .filter(message -> message.onlyFor().isEmpty())
              .toList()
              .toString();
      String rows = Rows.all(folder);
      world.wipeDeleted();
      String bytes = Rows.bytes(folder);
      String log = String.join("\n", logs.lines());

      for (PastedSecret pasted : PastedSecret.all()) {
        for (String needle : pasted.needles()) {
          assertThat(said).as("said to everybody").doesNotContain(needle);
          assertThat(log).as("logged").doesNotContain(needle);
          assertThat(rows).as("kept in rows").doesNotContain(needle);
          assertThat(bytes).as("left in files").doesNotContain(needle);
        }
      }
    }
  }

  private static void paste(TeamsWorld world, PastedSecret pasted, String text) {
    int before = warnings(world);

    assertThat(world.deliver(world.mention(CHANNEL, ANA, text)).status()).isEqualTo(200);
    world.settle();

    assertThat(warnings(world) - before)
        .as("warnings of %s in: %s", pasted.kind(), text)
        .isEqualTo(pasted.warned() ? 1 : 0);
  }

  private static int warnings(TeamsWorld world) {
    return (int)
        world.connector.messages().stream()
            .filter(message -> message.onlyFor().isPresent())
            .filter(message -> message.activity().toString().contains("rotate or revoke"))
            .count();
  }
}

package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.delivery.pace.Pace;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlackTrafficTest {
  @TempDir private Path folder;

  @Test
  void letsNobodyWaitForAFloodInAnotherChannel() {
    // At this pace the flood would take months, and each answer to it a thread.
    try (var world = SlackWorld.in(folder, Pace.of("1 per PT1H"), Pace.of("1000 per PT1S"))) {
      for (int question = 0; question < 300; question++) {
        String ts = world.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> help");
        world.deliver(UserEvents.mention(ANA, Optional.empty(), "help", ts));
      }

      String ts = world.slack().write(DIRECT, ANA, Optional.empty(), "help");
      world.deliver(UserEvents.direct(Optional.empty(), "help", ts));

      await()
          .until(
              () ->
                  world.slack().roots(DIRECT).stream()
                      .anyMatch(post -> post.by().equals(FakeSlack.BOT)));
      assertThat(world.slack().ours()).hasSizeLessThanOrEqualTo(2);
      assertThat(world.pending()).isGreaterThanOrEqualTo(298);
    }
  }

  @Test
  void comesBackForEachMessageInItsTurnAndLosesNone() {
    try (var world = SlackWorld.in(folder, Pace.of("4 per PT3S"), Pace.of("1000 per PT1S"))) {
      for (int question = 0; question < 8; question++) {
        String ts = world.slack().write(CHANNEL, ANA, Optional.empty(), "<@U0BOT> help");
        world.deliver(UserEvents.mention(ANA, Optional.empty(), "help", ts));
      }

      world.settle();

      assertThat(world.slack().ours()).hasSize(8);
    }
  }
}

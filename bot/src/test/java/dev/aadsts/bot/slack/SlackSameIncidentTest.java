package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlackSameIncidentTest {
  private static final String CEM = "U0CEM";
  private static final String ERROR =
      "AADSTS50105 Correlation ID: 11111111-2222-3333-4444-555555555555";

  @TempDir private Path folder;

  @Test
  void saysThatOthersHaveMetTheSameErrorAndLeadsToTheirChecklist() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("checklist " + ERROR);
      String checklist = world.slack().roots(CHANNEL).getFirst().ts();
      world.ben().mention(Optional.empty(), ERROR);
      String third = world.user(CEM).mention(Optional.empty(), ERROR);

      Post answer = world.slack().thread(third).getFirst();
      assertThat(answer.words())
          .contains("Three people here have met this", "Microsoft 365 status")
          .contains("/archives/" + CHANNEL + "/p" + checklist.replace(".", ""))
          .doesNotContain(ANA, BEN, CEM);
      assertThat(answer.buttons()).startsWith("Join the checklist", "Start another");
    }
  }

  @Test
  void saysNothingOfTwo() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().mention(Optional.empty(), ERROR);
      String second = world.ben().mention(Optional.empty(), ERROR);

      assertThat(world.slack().thread(second).getFirst().words()).doesNotContain("have met this");
    }
  }

  @Test
  void saysNothingOfManyWhoLookACodeUp() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("50105");
      world.ben().mention(Optional.empty(), "AADSTS50105");
      String third = world.user(CEM).mention(Optional.empty(), "AADSTS50105");

      assertThat(world.slack().thread(third).getFirst().words()).doesNotContain("have met this");
    }
  }
}

package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
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
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "checklist " + ERROR);
      String checklist = scene.slack().roots(CHANNEL).getFirst().ts();
      scene.mention(BEN, Optional.empty(), ERROR);
      String third = scene.mention(CEM, Optional.empty(), ERROR);

      Post answer = scene.slack().thread(third).getFirst();
      assertThat(answer.words())
          .contains("Three people here have met this", "Microsoft 365 status")
          .contains("/archives/" + CHANNEL + "/p" + checklist.replace(".", ""))
          .doesNotContain(ANA, BEN, CEM);
      assertThat(answer.buttons()).startsWith("Join the checklist", "Start another");
    }
  }

  @Test
  void saysNothingOfTwo() {
    try (var scene = Scene.in(folder)) {
      scene.mention(ANA, Optional.empty(), ERROR);
      String second = scene.mention(BEN, Optional.empty(), ERROR);

      assertThat(scene.slack().thread(second).getFirst().words()).doesNotContain("have met this");
    }
  }

  @Test
  void saysNothingOfManyWhoLookACodeUp() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "50105");
      scene.mention(BEN, Optional.empty(), "AADSTS50105");
      String third = scene.mention(CEM, Optional.empty(), "AADSTS50105");

      assertThat(scene.slack().thread(third).getFirst().words()).doesNotContain("have met this");
    }
  }
}

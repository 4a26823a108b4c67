package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reactions on questions, which a setting turns on and a scope allows. */
final class SlackReceiptsTest {
  @TempDir private Path folder;

  @Test
  void marksAQuestionAsSeenAndThenAsAnswered() {
    try (var scene = Scene.in(folder)) {
      scene.slack().grant("reactions:write");
      scene.command(ANA, "settings receipts on");

      String question = scene.mention(ANA, Optional.empty(), "AADSTS50105");

      assertThat(scene.slack().reactions(question)).containsExactly("white_check_mark");
      assertThat(scene.slack().calls())
          .containsSubsequence(
              "reactions.add", "chat.postMessage", "reactions.add", "reactions.remove");
    }
  }

  @Test
  void marksNothingWhereNobodyTurnedItOn() {
    try (var scene = Scene.in(folder)) {
      scene.slack().grant("reactions:write");

      scene.mention(ANA, Optional.empty(), "AADSTS50105");

      assertThat(scene.slack().calls()).noneMatch(call -> call.startsWith("reactions."));
    }
  }

  @Test
  void answersAllTheSameWhereReactionsAreTooMany() {
    try (var scene = Scene.in(folder)) {
      scene.slack().grant("reactions:write");
      scene.command(ANA, "settings receipts on");
      scene.slack().fail("reactions.add", new FakeSlack.Failure.TooMany("30"));

      String question = scene.mention(ANA, Optional.empty(), "AADSTS50105");

      assertThat(scene.slack().thread(question)).isNotEmpty();
      // The refused eyes, and the tick.
      assertThat(scene.slack().calls()).filteredOn("reactions.add"::equals).hasSize(2);
      assertThat(scene.slack().reactions(question)).containsExactly("white_check_mark");
    }
  }

  @Test
  void answersWithoutTheScopeAndTriesOnlyOnce() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "settings receipts on");
      scene.edge().askWhoWeAre();
      await().until(() -> scene.edge().health().probe().get().up());

      String first = scene.mention(ANA, Optional.empty(), "AADSTS50105");
      String second = scene.mention(ANA, Optional.empty(), "AADSTS50020");

      assertThat(scene.slack().thread(first)).isNotEmpty();
      assertThat(scene.slack().thread(second)).isNotEmpty();
      assertThat(scene.slack().calls()).containsOnlyOnce("reactions.add");
      assertThat(scene.edge().health().probe().get().up()).isTrue();
    }
  }
}

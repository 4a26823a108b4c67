package dev.aadsts.bot.slack;

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
    try (var world = SlackWorld.in(folder)) {
      world.slack().grant("reactions:write");
      world.ana().command("settings receipts on");

      String question = world.ana().mention(Optional.empty(), "AADSTS50105");

      assertThat(world.slack().reactions(question)).containsExactly("white_check_mark");
      assertThat(world.slack().calls())
          .containsSubsequence(
              "reactions.add", "chat.postMessage", "reactions.add", "reactions.remove");
    }
  }

  @Test
  void marksNothingWhereNobodyTurnedItOn() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().grant("reactions:write");

      world.ana().mention(Optional.empty(), "AADSTS50105");

      assertThat(world.slack().calls()).noneMatch(call -> call.startsWith("reactions."));
    }
  }

  @Test
  void answersAllTheSameWhereReactionsAreTooMany() {
    try (var world = SlackWorld.in(folder)) {
      world.slack().grant("reactions:write");
      world.ana().command("settings receipts on");
      world.slack().fail("reactions.add", new FakeSlack.Failure.TooMany("30"));

      String question = world.ana().mention(Optional.empty(), "AADSTS50105");

      assertThat(world.slack().thread(question)).isNotEmpty();
      // The refused eyes, and the tick.
      assertThat(world.slack().calls()).filteredOn("reactions.add"::equals).hasSize(2);
      assertThat(world.slack().reactions(question)).containsExactly("white_check_mark");
    }
  }

  @Test
  void answersWithoutTheScopeAndTriesOnlyOnce() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("settings receipts on");
      world.edge().askWhoWeAre();
      await().until(() -> world.edge().health().probe().get().up());

      String first = world.ana().mention(Optional.empty(), "AADSTS50105");
      String second = world.ana().mention(Optional.empty(), "AADSTS50020");

      assertThat(world.slack().thread(first)).isNotEmpty();
      assertThat(world.slack().thread(second)).isNotEmpty();
      assertThat(world.slack().calls()).containsOnlyOnce("reactions.add");
      assertThat(world.edge().health().probe().get().up()).isTrue();
    }
  }
}

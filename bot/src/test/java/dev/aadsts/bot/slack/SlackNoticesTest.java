package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.slack.FakeSlack.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What threads in Slack are told of their checklists unasked. */
final class SlackNoticesTest {
  private static final Duration A_DAY = Duration.ofHours(25);

  @TempDir private Path folder;

  @Test
  void remindsTheThreadOnceThatNobodyHasTouchedItsChecklist() {
    try (var world = SlackWorld.in(folder)) {
      String thread = started(world);

      world.remindAfter(Duration.ofHours(23));
      assertThat(told(world, thread)).isEmpty();
      world.remindAfter(A_DAY);
      world.remindAfter(A_DAY.multipliedBy(3));

      assertThat(told(world, thread))
          .singleElement()
          .satisfies(
              post ->
                  assertThat(post.words())
                      .contains("Still open: AADSTS50105", "Next: check", "Nobody has taken it"));
    }
  }

  @Test
  void turnsTheReminderIntoTheCardWhereSomebodyIsOnIt() {
    try (var world = SlackWorld.in(folder)) {
      String thread = started(world);
      world.remindAfter(A_DAY);

      world.ben().press(told(world, thread).getFirst(), "I'm on it");

      assertThat(told(world, thread)).isEmpty();
      assertThat(world.slack().thread(thread).getLast().words()).contains("ben is on it");
    }
  }

  @Test
  void saysThatTheChecklistWasClosed() {
    try (var world = SlackWorld.in(folder)) {
      String thread = started(world);
      ChecklistId id = world.open(CHANNEL).id();
      world.abandon(id);

      world.remindAfter(Duration.ZERO);

      assertThat(world.slack().thread(thread).getLast().words())
          .contains("Closed: AADSTS50105", "Nobody came back");
    }
  }

  @Test
  void remindsOnceAlsoWhereTheProcessDiesBeforeItSpeaks() {
    try (var world = SlackWorld.in(folder)) {
      String thread = started(world);
      world.restartWithoutHandling();
      world.remindAfterWithoutWaiting(A_DAY);

      world.restart();
      world.settle();
      world.remindAfter(A_DAY);

      assertThat(told(world, thread)).hasSize(1);
    }
  }

  @Test
  void letsAThreadBeThatItMayNotSpeakInAnyMore() {
    try (var world = SlackWorld.in(folder)) {
      String thread = started(world);
      world.slack().putOut(CHANNEL);

      world.remindAfter(A_DAY);

      assertThat(told(world, thread)).isEmpty();
      assertThat(world.pending()).isZero();
    }
  }

  private static String started(SlackWorld world) {
    world.ana().command("50105");
    Post root = world.slack().roots(CHANNEL).getFirst();
    world.ana().press(root, "Start checklist");
    return root.ts();
  }

  private static List<Post> told(SlackWorld world, String thread) {
    return world.slack().thread(thread).stream()
        .filter(post -> post.words().startsWith("Still open"))
        .toList();
  }
}

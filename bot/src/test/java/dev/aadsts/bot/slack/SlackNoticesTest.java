package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
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
    try (var scene = Scene.in(folder)) {
      String thread = started(scene);

      scene.remindAfter(Duration.ofHours(23));
      assertThat(told(scene, thread)).isEmpty();
      scene.remindAfter(A_DAY);
      scene.remindAfter(A_DAY.multipliedBy(3));

      assertThat(told(scene, thread))
          .singleElement()
          .satisfies(
              post ->
                  assertThat(post.words())
                      .contains("Still open: AADSTS50105", "Next: check", "Nobody has taken it"));
    }
  }

  @Test
  void turnsTheReminderIntoTheCardWhereSomebodyIsOnIt() {
    try (var scene = Scene.in(folder)) {
      String thread = started(scene);
      scene.remindAfter(A_DAY);

      scene.press(BEN, told(scene, thread).getFirst(), "I'm on it");

      assertThat(told(scene, thread)).isEmpty();
      assertThat(scene.slack().thread(thread).getLast().words()).contains("ben is on it");
    }
  }

  @Test
  void saysThatTheChecklistWasClosed() {
    try (var scene = Scene.in(folder)) {
      String thread = started(scene);
      ChecklistId id = scene.open(CHANNEL).id();
      scene.abandon(id);

      scene.remindAfter(Duration.ZERO);

      assertThat(scene.slack().thread(thread).getLast().words())
          .contains("Closed: AADSTS50105", "Nobody came back");
    }
  }

  @Test
  void remindsOnceAlsoWhereTheProcessDiesBeforeItSpeaks() {
    try (var scene = Scene.in(folder)) {
      String thread = started(scene);
      scene.restartWithoutHandling();
      scene.remindAfterWithoutWaiting(A_DAY);

      scene.restart();
      scene.settle();
      scene.remindAfter(A_DAY);

      assertThat(told(scene, thread)).hasSize(1);
    }
  }

  @Test
  void letsAThreadBeThatItMayNotSpeakInAnyMore() {
    try (var scene = Scene.in(folder)) {
      String thread = started(scene);
      scene.slack().putOut(CHANNEL);

      scene.remindAfter(A_DAY);

      assertThat(told(scene, thread)).isEmpty();
      assertThat(scene.pending()).isZero();
    }
  }

  private static String started(Scene scene) {
    scene.command(ANA, "50105");
    Post root = scene.slack().roots(CHANNEL).getFirst();
    scene.press(ANA, root, "Start checklist");
    return root.ts();
  }

  private static List<Post> told(Scene scene, String thread) {
    return scene.slack().thread(thread).stream()
        .filter(post -> post.words().startsWith("Still open"))
        .toList();
  }
}

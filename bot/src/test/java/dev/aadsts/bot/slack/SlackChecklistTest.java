package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.Scene.ANA;
import static dev.aadsts.bot.slack.Scene.BEN;
import static dev.aadsts.bot.slack.Scene.CHANNEL;
import static dev.aadsts.bot.slack.Scene.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.slack.FakeSlack.Post;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlackChecklistTest {
  private static final String CODE = "50105";

  @TempDir private Path folder;

  @Test
  void isWorkedThroughByTwoPeopleFromTheQuestionToTheCaseSummary() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      assertThat(card.words()).contains("0 of", "started by ana", "*Check: ");

      scene.press(ANA, again(scene, card), "Yes"); // Listed, so this is not the cause.
      assertThat(again(scene, card).words()).contains("1 of", ":x:", "(ana) \u2013 ruled out");

      scene.press(BEN, again(scene, card), "I'm on it");
      assertThat(again(scene, card).words()).contains("ben is on it");

      scene.press(BEN, again(scene, card), "Yes"); // Only in a nested group: confirmed.
      assertThat(again(scene, card).words()).contains("*Fix: ", ":dart:", "*Did it help?*");

      scene.press(BEN, again(scene, card), "Done");
      assertThat(again(scene, card).words()).contains(":white_check_mark:");

      scene.press(ANA, again(scene, card), "Yes, solved");
      Post concluded = again(scene, card);
      assertThat(concluded.words()).contains("*Solved: ");
      assertThat(concluded.buttons()).contains("Case summary", "Reopen").doesNotContain("Yes");

      FakeForm summary = scene.pressForWindow(ANA, concluded, "Case summary");
      assertThat(summary.values().toString())
          .contains("Error: AADSTS50105", "confirmed by ben", "ruled out by ana");
      assertThat(scene.slack().whispers(BEN)).isEmpty();
    }
  }

  @Test
  void keepsOneCardAndPostsNothingElse() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      int before = scene.slack().ours().size();

      scene.press(ANA, again(scene, card), "Skip");
      scene.press(BEN, again(scene, card), "Cannot tell");

      assertThat(scene.slack().ours()).hasSize(before);
      assertThat(again(scene, card).edits()).isEqualTo(2);
    }
  }

  @Test
  void drawsTheCardFarLessOftenThanItChangesAtOnceAndShowsAllInTheEnd() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      scene.press(BEN, card, "Add note");
      await().until(() -> !scene.slack().views().isEmpty());
      var gate = scene.slack().hold();

      for (int note = 1; note <= 20; note++) {
        scene.deliverNote(note % 2 == 0 ? ANA : BEN, "finding " + note);
      }
      // Whoever draws waits for Slack; the others have left their change to them.
      await().until(() -> scene.pending() == 1);
      gate.countDown();
      scene.settle();

      assertThat(again(scene, card).words())
          .contains("finding 20", "15 earlier notes are in the case summary");
      assertThat(scene.slack().calls().stream().filter("chat.update"::equals).count())
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void startsInTheThreadOfTheAnswerWhoeverPresses() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, CODE);
      Post root = scene.slack().roots(CHANNEL).getFirst();

      scene.press(BEN, root, "Start checklist");
      scene.press(ANA, root, "Start checklist");

      assertThat(scene.slack().roots(CHANNEL)).hasSize(1);
      assertThat(cards(scene, root.ts())).hasSize(2);
      assertThat(scene.lastWhisper(ANA).words()).contains("ben has already started");
      // She pressed below the root, where a reply in the thread would not be seen.
      assertThat(scene.lastWhisper(ANA).thread()).isEmpty();
    }
  }

  @Test
  void startsAtOnceWhenACommandAsksForIt() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "checklist 50105");

      Post root = scene.slack().roots(CHANNEL).getFirst();
      assertThat(cards(scene, root.ts())).hasSize(1);
    }
  }

  @Test
  void worksInADirectConversation() {
    try (var scene = Scene.in(folder)) {
      scene.direct(Optional.empty(), CODE);
      Post root = scene.slack().roots(DIRECT).getLast();

      scene.press(ANA, root, "Start checklist");
      Post card = cards(scene, root.ts()).getFirst();
      FakeForm summary = scene.pressForWindow(ANA, card, "Case summary");

      assertThat(summary.values().toString()).contains("Error: AADSTS50105");
    }
  }

  @Test
  void takesANoteInAWindowAndShowsItOnTheCardToo() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);

      scene.press(BEN, card, "Add note");
      await().until(() -> !scene.slack().views().isEmpty());
      scene.submitNote(BEN, "Asked *HR* & <!here>\n> waiting");

      assertThat(again(scene, card).words())
          .contains("\u2022 Note by ben: Asked \u2217HR\u2217 &amp; &lt;!here&gt;\n\u203a waiting");
    }
  }

  @Test
  void saysThatABlankNoteIsNone() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);

      scene.press(BEN, card, "Add note");
      await().until(() -> !scene.slack().views().isEmpty());
      scene.submitNote(BEN, "  ");

      assertThat(scene.lastWhisper(BEN).words()).contains("A note needs some text.");
    }
  }

  @Test
  void takesANoteFromAMentionInTheThread() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);

      scene.mention(BEN, card.thread(), "note the outage is over");

      Post newest = cards(scene, card.thread().orElseThrow()).getLast();
      assertThat(newest.words()).contains("the outage is over");
    }
  }

  @Test
  void undoesTheLastChange() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      scene.press(ANA, again(scene, card), "Yes");

      scene.press(ANA, again(scene, card), "Undo");

      assertThat(again(scene, card).words()).contains("0 of").doesNotContain("ruled out");
    }
  }

  @Test
  void judgesAStalePressOnThePresentStateAndSaysWhy() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      JsonNode no = card.button("No");
      scene.press(ANA, card, "Yes");

      scene.pressDrawn(BEN, card, no);

      assertThat(scene.lastWhisper(BEN).words()).contains("ana has answered this check already");
      assertThat(again(scene, card).words()).contains("1 of");
      assertThat(again(scene, card).edits()).isEqualTo(1); // It shows that already.
    }
  }

  @Test
  void changesNothingWhenAButtonOfAConcludedChecklistIsPressed() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      JsonNode yes = card.button("Yes");
      scene.press(ANA, card, "Cancel checklist");

      scene.pressDrawn(BEN, card, yes);

      assertThat(scene.lastWhisper(BEN).words()).contains("This checklist has ended");
      assertThat(again(scene, card).words()).contains("*Cancelled*");
    }
  }

  @Test
  void saysThatAButtonOfAnotherVersionNoLongerWorks() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      JsonNode strange =
          ((ObjectNode) card.button("Yes").deepCopy()).put("value", "{\"is\":\"teleport\"}");

      scene.pressDrawn(BEN, card, strange);

      assertThat(scene.lastWhisper(BEN).words()).contains("from another version");
    }
  }

  @Test
  void countsAPressOnceThatIsDeliveredTwice() {
    try (Scene scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      var press = scene.pressEvent(ANA, card, card.button("Yes"), "1.2.3");

      scene.deliver(press);
      scene.settle();
      scene.deliver(press);
      scene.settle();

      assertThat(Rows.in(folder, "SELECT COUNT(*) FROM checklist_changes")).containsExactly("1");
      assertThat(
              Rows.in(
                  folder,
                  "SELECT COUNT(*) FROM scheduled_tasks WHERE task_instance LIKE '%trigger:1.2.3'"))
          .containsExactly("1");
      assertThat(again(scene, card).words()).contains("1 of");
    }
  }

  @Test
  void losesNothingWhenTwoPeoplePressAtOnce() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      var yes = scene.pressEvent(ANA, card, card.button("Yes"), UUID.randomUUID().toString());
      var onIt =
          scene.pressEvent(BEN, card, card.button("I'm on it"), UUID.randomUUID().toString());

      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> scene.deliver(yes)),
              CompletableFuture.runAsync(() -> scene.deliver(onIt)))
          .join();
      scene.settle();

      assertThat(again(scene, card).words()).contains("1 of", "ben is on it");
    }
  }

  @Test
  void goesOnAfterARestartBetweenTwoPresses() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      scene.press(ANA, card, "Yes");

      scene.restart();
      scene.press(BEN, again(scene, card), "Yes");

      assertThat(again(scene, card).words())
          .contains("2 of", "(ana) \u2013 ruled out", "(ben) \u2013 confirmed");
    }
  }

  @Test
  void doesNothingWhenALinkIsPressed() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, CODE);
      int before = scene.slack().calls().size();

      scene.press(BEN, scene.slack().roots(CHANNEL).getFirst(), "Full guide");

      assertThat(scene.slack().calls()).hasSize(before);
    }
  }

  @Test
  void listsTheOpenChecklistsAndShowsOneAgain() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);

      scene.mention(BEN, card.thread(), "status");
      Post list = scene.slack().thread(card.thread().orElseThrow()).getLast();
      scene.press(BEN, list, "Show");

      assertThat(list.words()).contains("Open checklists: 1").doesNotContain("\u2013 now");
      assertThat(cards(scene, card.thread().orElseThrow())).hasSize(2);
    }
  }

  @Test
  void postsTheCardAnewWhereTheOldOneWasDeleted() {
    try (var scene = Scene.in(folder)) {
      Post card = startedByAna(scene);
      scene.slack().delete(card.ts());

      scene.press(ANA, card, "Yes");

      assertThat(cards(scene, card.thread().orElseThrow()))
          .singleElement()
          .satisfies(anew -> assertThat(anew.words()).contains("1 of"));
    }
  }

  @Test
  void startsNoChecklistFromAPrivateAnswerWhereNobodyElseWouldSeeIt() {
    try (var scene = Scene.in(folder)) {
      scene.command(ANA, "private 50105");
      Post answer = scene.slack().whispers(ANA).getFirst();
      scene.slack().putOut(CHANNEL);

      scene.press(ANA, answer, "Start checklist");

      assertThat(scene.lastWhisper(ANA).words())
          .contains("I am not in this channel", "where everybody can see it");
    }
  }

  private static Post startedByAna(Scene scene) {
    scene.command(ANA, CODE);
    Post root = scene.slack().roots(CHANNEL).getFirst();
    scene.press(ANA, root, "Start checklist");
    return cards(scene, root.ts()).getFirst();
  }

  private static List<Post> cards(Scene scene, String thread) {
    return scene.slack().thread(thread).stream()
        .filter(post -> post.words().startsWith("Checklist: "))
        .toList();
  }

  private static Post again(Scene scene, Post card) {
    return scene.slack().post(card.ts());
  }
}

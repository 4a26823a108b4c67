package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.SlackWorld.ANA;
import static dev.aadsts.bot.slack.SlackWorld.BEN;
import static dev.aadsts.bot.slack.SlackWorld.CHANNEL;
import static dev.aadsts.bot.slack.SlackWorld.DIRECT;
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
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      assertThat(card.words()).contains("0 of", "started by ana", "*Check: ");

      world.ana().press(again(world, card), "Yes"); // Listed, so this is not the cause.
      assertThat(again(world, card).words()).contains("1 of", ":x:", "(ana) \u2013 ruled out");

      world.ben().press(again(world, card), "I'm on it");
      assertThat(again(world, card).words()).contains("ben is on it");

      world.ben().press(again(world, card), "Yes"); // Only in a nested group: confirmed.
      assertThat(again(world, card).words()).contains("*Fix: ", ":dart:", "*Did it help?*");

      world.ben().press(again(world, card), "Done");
      assertThat(again(world, card).words()).contains(":white_check_mark:");

      world.ana().press(again(world, card), "Yes, solved");
      Post concluded = again(world, card);
      assertThat(concluded.words()).contains("*Solved: ");
      assertThat(concluded.buttons()).contains("Case summary", "Reopen").doesNotContain("Yes");

      FakeForm summary = world.ana().pressForWindow(concluded, "Case summary");
      assertThat(summary.values().toString())
          .contains("Error: AADSTS50105", "confirmed by ben", "ruled out by ana");
      assertThat(world.slack().whispers(BEN)).isEmpty();
    }
  }

  @Test
  void keepsOneCardAndPostsNothingElse() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      int before = world.slack().ours().size();

      world.ana().press(again(world, card), "Skip");
      world.ben().press(again(world, card), "Cannot tell");

      assertThat(world.slack().ours()).hasSize(before);
      assertThat(again(world, card).edits()).isEqualTo(2);
    }
  }

  @Test
  void drawsTheCardFarLessOftenThanItChangesAtOnceAndShowsAllInTheEnd() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      world.ben().press(card, "Add note");
      await().until(() -> !world.slack().views().isEmpty());
      var gate = world.slack().hold();

      for (int note = 1; note <= 20; note++) {
        world.user(note % 2 == 0 ? ANA : BEN).deliverNote("finding " + note);
      }
      // Whoever draws waits for Slack; the others have left their change to them.
      await().until(() -> world.pending() == 1);
      gate.countDown();
      world.settle();

      assertThat(again(world, card).words())
          .contains("finding 20", "15 earlier notes are in the case summary");
      assertThat(world.slack().calls().stream().filter("chat.update"::equals).count())
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void startsInTheThreadOfTheAnswerWhoeverPresses() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command(CODE);
      Post root = world.slack().roots(CHANNEL).getFirst();

      world.ben().press(root, "Start checklist");
      world.ana().press(root, "Start checklist");

      assertThat(world.slack().roots(CHANNEL)).hasSize(1);
      assertThat(cards(world, root.ts())).hasSize(2);
      assertThat(world.ana().lastWhisper().words()).contains("ben has already started");
      // She pressed below the root, where a reply in the thread would not be seen.
      assertThat(world.ana().lastWhisper().thread()).isEmpty();
    }
  }

  @Test
  void startsAtOnceWhenACommandAsksForIt() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("checklist 50105");

      Post root = world.slack().roots(CHANNEL).getFirst();
      assertThat(cards(world, root.ts())).hasSize(1);
    }
  }

  @Test
  void worksInADirectConversation() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().direct(Optional.empty(), CODE);
      Post root = world.slack().roots(DIRECT).getLast();

      world.ana().press(root, "Start checklist");
      Post card = cards(world, root.ts()).getFirst();
      FakeForm summary = world.ana().pressForWindow(card, "Case summary");

      assertThat(summary.values().toString()).contains("Error: AADSTS50105");
    }
  }

  @Test
  void takesANoteInAWindowAndShowsItOnTheCardToo() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);

      world.ben().press(card, "Add note");
      await().until(() -> !world.slack().views().isEmpty());
      world.ben().submitNote("Asked *HR* & <!here>\n> waiting");

      assertThat(again(world, card).words())
          .contains("\u2022 Note by ben: Asked \u2217HR\u2217 &amp; &lt;!here&gt;\n\u203a waiting");
    }
  }

  @Test
  void saysThatABlankNoteIsNone() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);

      world.ben().press(card, "Add note");
      await().until(() -> !world.slack().views().isEmpty());
      world.ben().submitNote("  ");

      assertThat(world.ben().lastWhisper().words()).contains("A note needs some text.");
    }
  }

  @Test
  void takesANoteFromAMentionInTheThread() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);

      world.ben().mention(card.thread(), "note the outage is over");

      Post newest = cards(world, card.thread().orElseThrow()).getLast();
      assertThat(newest.words()).contains("the outage is over");
    }
  }

  @Test
  void undoesTheLastChange() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      world.ana().press(again(world, card), "Yes");

      world.ana().press(again(world, card), "Undo");

      assertThat(again(world, card).words()).contains("0 of").doesNotContain("ruled out");
    }
  }

  @Test
  void judgesAStalePressOnThePresentStateAndSaysWhy() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      JsonNode no = card.button("No");
      world.ana().press(card, "Yes");

      world.ben().pressDrawn(card, no);

      assertThat(world.ben().lastWhisper().words()).contains("ana has answered this check already");
      assertThat(again(world, card).words()).contains("1 of");
      assertThat(again(world, card).edits()).isEqualTo(1); // It shows that already.
    }
  }

  @Test
  void changesNothingWhenAButtonOfAConcludedChecklistIsPressed() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      JsonNode yes = card.button("Yes");
      world.ana().press(card, "Cancel checklist");

      world.ben().pressDrawn(card, yes);

      assertThat(world.ben().lastWhisper().words()).contains("This checklist has ended");
      assertThat(again(world, card).words()).contains("*Cancelled*");
    }
  }

  @Test
  void saysThatAButtonOfAnotherVersionNoLongerWorks() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      JsonNode strange =
          ((ObjectNode) card.button("Yes").deepCopy()).put("value", "{\"is\":\"teleport\"}");

      world.ben().pressDrawn(card, strange);

      assertThat(world.ben().lastWhisper().words()).contains("from another version");
    }
  }

  @Test
  void countsAPressOnceThatIsDeliveredTwice() {
    try (SlackWorld world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      var press = world.ana().interactions().press(card, card.button("Yes"), "1.2.3");

      world.deliver(press);
      world.settle();
      world.deliver(press);
      world.settle();

      assertThat(Rows.in(folder, "SELECT COUNT(*) FROM checklist_changes")).containsExactly("1");
      assertThat(
              Rows.in(
                  folder,
                  "SELECT COUNT(*) FROM scheduled_tasks WHERE task_instance LIKE '%trigger:1.2.3'"))
          .containsExactly("1");
      assertThat(again(world, card).words()).contains("1 of");
    }
  }

  @Test
  void losesNothingWhenTwoPeoplePressAtOnce() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      var yes =
          world.ana().interactions().press(card, card.button("Yes"), UUID.randomUUID().toString());
      var onIt =
          world
              .ben()
              .interactions()
              .press(card, card.button("I'm on it"), UUID.randomUUID().toString());

      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> world.deliver(yes)),
              CompletableFuture.runAsync(() -> world.deliver(onIt)))
          .join();
      world.settle();

      assertThat(again(world, card).words()).contains("1 of", "ben is on it");
    }
  }

  @Test
  void goesOnAfterARestartBetweenTwoPresses() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      world.ana().press(card, "Yes");

      world.restart();
      world.ben().press(again(world, card), "Yes");

      assertThat(again(world, card).words())
          .contains("2 of", "(ana) \u2013 ruled out", "(ben) \u2013 confirmed");
    }
  }

  @Test
  void doesNothingWhenALinkIsPressed() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command(CODE);
      int before = world.slack().calls().size();

      world.ben().press(world.slack().roots(CHANNEL).getFirst(), "Full guide");

      assertThat(world.slack().calls()).hasSize(before);
    }
  }

  @Test
  void listsTheOpenChecklistsAndShowsOneAgain() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);

      world.ben().mention(card.thread(), "status");
      Post list = world.slack().thread(card.thread().orElseThrow()).getLast();
      world.ben().press(list, "Show");

      assertThat(list.words()).contains("Open checklists: 1").doesNotContain("\u2013 now");
      assertThat(cards(world, card.thread().orElseThrow())).hasSize(2);
    }
  }

  @Test
  void postsTheCardAnewWhereTheOldOneWasDeleted() {
    try (var world = SlackWorld.in(folder)) {
      Post card = startedByAna(world);
      world.slack().delete(card.ts());

      world.ana().press(card, "Yes");

      assertThat(cards(world, card.thread().orElseThrow()))
          .singleElement()
          .satisfies(anew -> assertThat(anew.words()).contains("1 of"));
    }
  }

  @Test
  void startsNoChecklistFromAPrivateAnswerWhereNobodyElseWouldSeeIt() {
    try (var world = SlackWorld.in(folder)) {
      world.ana().command("private 50105");
      Post answer = world.slack().whispers(ANA).getFirst();
      world.slack().putOut(CHANNEL);

      world.ana().press(answer, "Start checklist");

      assertThat(world.ana().lastWhisper().words())
          .contains("I am not in this channel", "where everybody can see it");
    }
  }

  private static Post startedByAna(SlackWorld world) {
    world.ana().command(CODE);
    Post root = world.slack().roots(CHANNEL).getFirst();
    world.ana().press(root, "Start checklist");
    return cards(world, root.ts()).getFirst();
  }

  private static List<Post> cards(SlackWorld world, String thread) {
    return world.slack().thread(thread).stream()
        .filter(post -> post.words().startsWith("Checklist: "))
        .toList();
  }

  private static Post again(SlackWorld world, Post card) {
    return world.slack().post(card.ts());
  }
}

package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.AnswererTest.PASTE;
import static dev.aadsts.bot.answer.Outcomes.said;
import static dev.aadsts.bot.answer.Outcomes.summary;
import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words about the checklists of a thread: to start one, to see what is open, to keep a note. */
final class ChecklistTalkTest {
  private final Desk desk = new Desk(Articles.kb());
  private final Checklists checklists = desk.checklists();

  @Test
  void explainsAndThenStartsAChecklist() {
    List<Effect> effects = desk.answer(Addressing.COMMAND, "checklist " + PASTE);

    assertThat(effects).hasSize(2);
    assertThat(effects.getFirst()).isInstanceOf(Effect.Say.class);
    assertThat(effects.getLast())
        .isInstanceOfSatisfying(
            Effect.GoOn.class, goOn -> assertThat(goOn.intent()).isInstanceOf(Intent.Start.class));
    assertThat(effects.toString()).doesNotContain("zoe");
  }

  @Test
  void startsNoChecklistForWhatItDoesNotKnow() {
    assertThat(desk.answer(Addressing.MENTION, "checklist 50150"))
        .singleElement()
        .isInstanceOf(Effect.Say.class);
    assertThat(desk.answer(Addressing.MENTION, "checklist for the door"))
        .singleElement()
        .isInstanceOf(Effect.Say.class);
  }

  @Test
  void listsTheOpenChecklistsOfTheThread() {
    assertThat(summary(desk.answer(Addressing.MENTION, "status")))
        .isEqualTo("No checklist is open here.");
    var lockedOut = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    var expired = checklists.start(THREAD, Plans.expired(), ANA).checklist();
    checklists.start(CHANNEL.inThread("other"), Plans.expired(), ANA);

    assertThat(summary(desk.answer(Addressing.MENTION, "status"))).isEqualTo("Open checklists: 2.");
    assertThat(Buttons.in(said(desk.answer(Addressing.MENTION, "status"))))
        .filteredOn(Intent.Show.class::isInstance)
        .containsExactlyInAnyOrder(new Intent.Show(lockedOut.id()), new Intent.Show(expired.id()));
  }

  @Test
  void keepsNotesOnceThatAreHandledAgainAfterOneAnother() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    var first = new IncomingMessage("e1", THREAD, ANA, "note A", Addressing.MENTION);
    var second = new IncomingMessage("e2", THREAD, BEN, "note B", Addressing.MENTION);

    for (IncomingMessage message : List.of(first, second, first, second)) {
      assertThat(desk.answerer().answer(message))
          .singleElement()
          .isInstanceOf(Effect.PostCard.class);
    }

    assertThat(checklists.find(list.id(), THREAD).orElseThrow().progress().notes()).hasSize(2);
  }

  @Test
  void keepsANoteOnTheChecklistOfTheThread() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();

    List<Effect> effects = desk.answer(Addressing.MENTION, "note the hinge squeaks");

    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.PostCard.class,
            posted -> assertThat(posted.card().toString()).contains("Ben: the hinge squeaks"));
    assertThat(checklists.find(list.id(), THREAD).orElseThrow().progress().notes()).hasSize(1);
  }

  @Test
  void saysWhyANoteWasNotKept() {
    assertThat(summary(desk.answer(Addressing.MENTION, "note x")))
        .isEqualTo("No checklist is open here.");
    checklists.start(THREAD, Plans.lockedOut(), ANA);
    assertThat(summary(desk.answer(Addressing.MENTION, "note " + "x".repeat(1001))))
        .startsWith("A note has at most 1000 characters; this one has 1001.");
  }

  @Test
  void keepsNoNoteWithASecretInIt() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();

    List<Effect> effects = desk.answer(Addressing.MENTION, "note client_secret=Sup3rGeheim");

    assertThat(effects.toString()).doesNotContain("Geheim").contains("Your message seems");
    assertThat(checklists.find(list.id(), THREAD)).contains(list);
  }
}

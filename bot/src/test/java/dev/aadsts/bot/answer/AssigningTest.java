package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.Outcomes.notified;
import static dev.aadsts.bot.answer.Outcomes.redrawn;
import static dev.aadsts.bot.answer.Outcomes.told;
import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CLEO;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.testkit.Articles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is on a checklist, and who is told so. */
final class AssigningTest {
  private static final Intent START = new Intent.Start(ErrorRef.of(Articles.LOCKED_OUT));

  private final Desk desk = new Desk(Articles.kb());

  @Test
  void assignsSomebodyAndTellsThem() {
    desk.press(ANA, START);

    var effects = assign("e2", ANA, BEN);

    assertThat(desk.open().progress().assignee()).contains(BEN);
    assertThat(((Effect.Redraw) effects.getFirst()).card().toString()).contains("Ben is on it");
    assertThat(notified(effects)).containsExactly(BEN);
    assertThat(effects.getLast().toString()).contains("Ana asks you to take on the checklist");
  }

  @Test
  void tellsThemAgainOnlyWhereTheSamePressIsHandledAgain() {
    desk.press(ANA, START);
    assign("e2", ANA, BEN);

    assertThat(notified(assign("e2", ANA, BEN))).as("after a crash").containsExactly(BEN);
    assertThat(notified(assign("e3", ANA, BEN))).as("another press").isEmpty();
    assertThat(notified(assign("e4", CLEO, BEN))).isEmpty();
    assign("e5", ANA, CLEO);
    assertThat(notified(assign("e6", ANA, BEN))).as("after somebody else").containsExactly(BEN);
  }

  @Test
  void tellsNobodyWhoPickedThemselves() {
    desk.press(ANA, START);

    assertThat(notified(assign("e2", BEN, BEN))).isEmpty();
    assertThat(desk.open().progress().assignee()).contains(BEN);
  }

  @Test
  void takesAnAssignmentBack() {
    desk.press(ANA, START);
    assign("e2", ANA, BEN);
    assign("e3", ANA, CLEO);

    desk.press(
        BEN, new Intent.Change(desk.open().id(), 0, new Command.Undo(desk.open().revision())));

    assertThat(desk.open().progress().assignee()).contains(BEN);
  }

  @Test
  void tellsNobodyWhereTheChecklistHasEnded() {
    desk.press(ANA, START);
    var id = desk.open().id();
    desk.press(ANA, new Intent.Change(id, 0, new Command.Cancel()));

    var effects =
        desk.presses()
            .press(
                new Press(
                    "e2", THREAD, ANA, new Intent.Assign(id), Optional.empty(), Optional.of(BEN)));

    assertThat(notified(effects)).isEmpty();
    assertThat(told(effects)).startsWith("This checklist has ended");
  }

  @Test
  void showsTheCardWhereNobodyWasPicked() {
    desk.press(ANA, START);

    assertThat(desk.press(ANA, new Intent.Assign(desk.open().id())))
        .singleElement()
        .isInstanceOf(Effect.PostCard.class);
  }

  @Test
  void leavesWhatOthersDecidedSinceWhereAPressIsHandledAgain() {
    desk.press(ANA, START);
    var id = desk.open().id();
    desk.press("hers", ANA, new Intent.TakeOn(id));
    desk.press("his", BEN, new Intent.TakeOn(id));

    var effects = desk.press("hers", ANA, new Intent.TakeOn(id));

    assertThat(desk.open().progress().assignee()).contains(BEN);
    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Redraw.class, drawn -> assertThat(drawn.revision()).isEqualTo(2));
  }

  @Test
  void assignsWhoeverTakesItOn() {
    desk.press(ANA, START);

    var card = redrawn(desk.press(BEN, new Intent.TakeOn(desk.open().id())));

    assertThat(desk.open().progress().assignee()).contains(BEN);
    assertThat(card.summary()).endsWith("Ben is on it");
  }

  private List<Effect> assign(String event, Person by, Person to) {
    return desk.presses()
        .press(
            new Press(
                event,
                THREAD,
                by,
                new Intent.Assign(desk.open().id()),
                Optional.empty(),
                Optional.of(to)));
  }
}

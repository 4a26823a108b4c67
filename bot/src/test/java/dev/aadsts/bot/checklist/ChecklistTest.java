package dev.aadsts.bot.checklist;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist.Result;
import dev.aadsts.bot.checklist.Command.Abandon;
import dev.aadsts.bot.checklist.Command.AddNote;
import dev.aadsts.bot.checklist.Command.Answer;
import dev.aadsts.bot.checklist.Command.Assign;
import dev.aadsts.bot.checklist.Command.Cancel;
import dev.aadsts.bot.checklist.Command.NotSolved;
import dev.aadsts.bot.checklist.Command.Reopen;
import dev.aadsts.bot.checklist.Command.Solved;
import dev.aadsts.bot.checklist.Command.Tick;
import dev.aadsts.bot.checklist.Command.Undo;
import dev.aadsts.bot.checklist.Command.Untick;
import dev.aadsts.bot.checklist.Conclusion.Outcome;
import dev.aadsts.bot.testkit.Plans;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChecklistTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final Answer BADGE_IS_IT = new Answer("badge", Verdict.CONFIRMED);
  private static final Answer DOOR_IS_IT = new Answer("door", Verdict.CONFIRMED);

  private final Checklist fresh = Checklist.start(THREAD, Plans.lockedOut(), ANA, START);

  @Test
  void startsWithEveryCausePending() {
    var progress = fresh.progress();

    assertThat(progress.causes()).containsOnlyKeys("badge", "door", "moon");
    assertThat(progress.causes().values()).allMatch(CauseState::pending);
    assertThat(progress.answered()).isZero();
    assertThat(progress.conclusion()).isEmpty();
    assertThat(fresh.revision()).isZero();
    assertThat(fresh.lastChange()).isEmpty();
    assertThat(fresh.touchedAt()).isEqualTo(START);
  }

  @Test
  void checksTheCauseThatTheMessageMentionsFirst() {
    assertThat(fresh.progress().next(fresh.plan()).orElseThrow().cause().id()).isEqualTo("door");
  }

  @ParameterizedTest
  @EnumSource
  void rememberAnAnswerWithWhoAndWhen(Verdict verdict) {
    var later = START.plusSeconds(60);

    var state = changed(fresh.apply(new Answer("door", verdict), BEN, later)).progress();

    assertThat(state.cause("door"))
        .isEqualTo(CauseState.answered(verdict, new Change(new Cancel(), BEN, later)));
    assertThat(state.answered()).isEqualTo(1);
  }

  @Test
  void goesOnWithTheNextCauseInOrder() {
    var list = after(new Answer("door", Verdict.RULED_OUT));

    assertThat(list.progress().next(list.plan()).orElseThrow().cause().id()).isEqualTo("badge");
    assertThat(list.progress().fixing(list.plan())).isEmpty();
  }

  @Test
  void fixesTheConfirmedCause() {
    var list = after(BADGE_IS_IT);

    assertThat(list.progress().fixing(list.plan()).orElseThrow().cause().id()).isEqualTo("badge");
    assertThat(list.progress().conclusion()).isEmpty();
  }

  @Test
  void takesTheSameAnswerTwiceAsOne() {
    assertUnchanged(after(BADGE_IS_IT), BADGE_IS_IT);
  }

  @Test
  void refusesAnotherAnswerAndSaysWhoGaveTheFirst() {
    var list = after(ANA, new Answer("door", Verdict.RULED_OUT));

    assertRejected(list, DOOR_IS_IT, new Rejection.AlreadyAnswered(Verdict.RULED_OUT, ANA));
    assertRejected(
        list,
        new Answer("door", Verdict.CANNOT_TELL),
        new Rejection.AlreadyAnswered(Verdict.RULED_OUT, ANA));
  }

  @ParameterizedTest
  @EnumSource(names = {"CANNOT_TELL", "SKIPPED"})
  void letsSomebodyWhoKnowsAnswerWhatWasLeftUnclear(Verdict unclear) {
    var list = after(ANA, new Answer("door", unclear));

    var answered = changed(list.apply(DOOR_IS_IT, BEN, START));

    assertThat(answered.progress().cause("door").by()).contains(BEN);
    assertThat(answered.progress().cause("door").confirmed()).isTrue();
  }

  @Test
  void doesNotTradeOneUnclearAnswerForAnother() {
    var list = after(ANA, new Answer("door", Verdict.CANNOT_TELL));

    assertRejected(
        list,
        new Answer("door", Verdict.SKIPPED),
        new Rejection.AlreadyAnswered(Verdict.CANNOT_TELL, ANA));
  }

  @Test
  void knowsNoCauseOrStepThatIsNotInThePlan() {
    var noSuchItem = new Rejection.NoSuchItem();
    var list = after(BADGE_IS_IT);

    assertRejected(list, new Answer("sun", Verdict.CONFIRMED), noSuchItem);
    assertRejected(list, new Tick("sun", "mend"), noSuchItem);
    assertRejected(list, new Tick("badge", "second"), noSuchItem);
    assertRejected(list, new Untick("badge", "second"), noSuchItem);
    assertRejected(list, new Solved("sun"), noSuchItem);
    assertRejected(list, new NotSolved("sun"), noSuchItem);
  }

  @Test
  void ticksAndUnticksTheStepsOfTheConfirmedCause() {
    var ticked = after(BADGE_IS_IT, new Tick("badge", "mend"), new Tick("badge", "ask"));
    var unticked = changed(ticked.apply(new Untick("badge", "mend"), BEN, START));

    assertThat(ticked.progress().cause("badge").ticked()).containsExactlyInAnyOrder("mend", "ask");
    assertThat(unticked.progress().cause("badge").ticked()).containsExactly("ask");
    assertUnchanged(ticked, new Tick("badge", "mend"));
    assertUnchanged(unticked, new Untick("badge", "mend"));
  }

  @Test
  void ticksNoStepOfACauseThatIsNotConfirmed() {
    var notConfirmed = new Rejection.NotConfirmed();

    assertRejected(fresh, new Tick("badge", "mend"), notConfirmed);
    assertRejected(
        after(new Answer("badge", Verdict.RULED_OUT)), new Tick("badge", "mend"), notConfirmed);
    assertRejected(fresh, new Solved("badge"), notConfirmed);
    assertRejected(fresh, new NotSolved("badge"), notConfirmed);
  }

  @Test
  void concludesWithTheCauseWhoseFixHelped() {
    var later = START.plusSeconds(5);

    var list = changed(after(BADGE_IS_IT).apply(new Solved("badge"), BEN, later));

    assertThat(list.progress().conclusion())
        .contains(new Conclusion(Outcome.SOLVED, Optional.of("badge"), BEN, later));
    assertThat(list.ended(Outcome.SOLVED)).isTrue();
    assertUnchanged(list, new Solved("badge"));
    assertRejected(list, new Solved("door"), new Rejection.Concluded());
    assertRejected(list, new NotSolved("badge"), new Rejection.Concluded());
  }

  @Test
  void goesOnWhereTheFixDidNotHelp() {
    var list = after(BADGE_IS_IT, new NotSolved("badge"));

    assertThat(list.progress().cause("badge").fixFailed()).isTrue();
    assertThat(list.progress().fixing(list.plan())).isEmpty();
    assertThat(list.progress().next(list.plan()).orElseThrow().cause().id()).isEqualTo("door");
    assertUnchanged(list, new NotSolved("badge"));
    assertRejected(list, new Solved("badge"), new Rejection.NotConfirmed());
  }

  @Test
  void worksThroughTwoConfirmedCausesInTheOrderOfThePlan() {
    var both = after(BADGE_IS_IT, DOOR_IS_IT);

    var oneLeft = changed(both.apply(new NotSolved("door"), ANA, START));

    assertThat(both.progress().fixing(both.plan()).orElseThrow().cause().id()).isEqualTo("door");
    assertThat(oneLeft.progress().fixing(both.plan()).orElseThrow().cause().id())
        .isEqualTo("badge");
    assertThat(changed(oneLeft.apply(new Solved("badge"), ANA, START)).ended(Outcome.SOLVED))
        .isTrue();
  }

  @Test
  void staysOpenWhileAConfirmedCauseAwaitsItsFix() {
    var list =
        after(
            BADGE_IS_IT,
            new Answer("door", Verdict.RULED_OUT),
            new Answer("moon", Verdict.RULED_OUT));

    assertThat(list.progress().conclusion()).isEmpty();
    assertThat(changed(list.apply(new NotSolved("badge"), BEN, START)).progress().conclusion())
        .contains(new Conclusion(Outcome.NO_KNOWN_CAUSE, Optional.empty(), BEN, START));
  }

  @Test
  void concludesWhereEveryCauseIsRuledOut() {
    var list = allRuledOut();

    assertThat(list.ended(Outcome.NO_KNOWN_CAUSE)).isTrue();
    assertRejected(list, DOOR_IS_IT, new Rejection.Concluded());
    assertRejected(list, new Assign(BEN), new Rejection.Concluded());
    assertRejected(list, new Cancel(), new Rejection.Concluded());
  }

  @Test
  void takesTheAnswerThatConcludedItTwiceAsOne() {
    assertUnchanged(allRuledOut(), new Answer("moon", Verdict.RULED_OUT));
    assertUnchanged(allRuledOut(), new Answer("door", Verdict.RULED_OUT));
  }

  @Test
  void takesAFixThatDidNotHelpTwiceAsOneEvenWhereThatConcludedIt() {
    var list =
        after(
            BADGE_IS_IT,
            new Answer("door", Verdict.RULED_OUT),
            new Answer("moon", Verdict.RULED_OUT),
            new NotSolved("badge"));

    assertUnchanged(list, new NotSolved("badge"));
  }

  @Test
  void takesATickTwiceAsOneEvenAfterItWasSolved() {
    var list = after(BADGE_IS_IT, new Tick("badge", "mend"), new Solved("badge"));

    assertUnchanged(list, new Tick("badge", "mend"));
    assertRejected(list, new Tick("badge", "ask"), new Rejection.Concluded());
  }

  @Test
  void isCancelledAndAbandonedOnce() {
    assertThat(after(new Cancel()).ended(Outcome.CANCELLED)).isTrue();
    assertThat(after(new Abandon()).ended(Outcome.ABANDONED)).isTrue();
    assertUnchanged(after(new Cancel()), new Cancel());
    assertUnchanged(after(new Abandon()), new Abandon());
    assertRejected(after(new Cancel()), new Abandon(), new Rejection.Concluded());
    assertRejected(after(new Abandon()), new Cancel(), new Rejection.Concluded());
  }

  @Test
  void keepsNotesWithWhoAndWhen() {
    var list = changed(fresh.apply(new AddNote("  look at the hinge\n"), BEN, START));

    assertThat(list.progress().notes())
        .containsExactly(new Change(new AddNote("look at the hinge"), BEN, START));
  }

  @Test
  void keepsNotesAfterTheConclusionToo() {
    var list = after(new Cancel(), new AddNote("we gave up"));

    assertThat(list.progress().notes()).hasSize(1);
    assertThat(list.ended(Outcome.CANCELLED)).isTrue();
  }

  @Test
  void takesTheSameWordsTwiceInARowByOnePersonAsOneNote() {
    var list = after(ANA, new AddNote("hm"));

    assertThat(list.apply(new AddNote(" hm "), ANA, START.plusSeconds(1)))
        .isEqualTo(new Result.Unchanged());
    assertThat(list.apply(new AddNote("hm"), BEN, START)).isInstanceOf(Result.Changed.class);
    assertThat(
            changed(list.apply(new AddNote("well"), ANA, START))
                .apply(new AddNote("hm"), ANA, START))
        .isInstanceOf(Result.Changed.class);
  }

  @Test
  void refusesANoteWithoutTextOrWithTooMuch() {
    assertRejected(fresh, new AddNote(" \n\t "), new Rejection.UnusableNote(0));
    assertRejected(
        fresh,
        new AddNote("x".repeat(Checklist.LONGEST_NOTE + 1)),
        new Rejection.UnusableNote(Checklist.LONGEST_NOTE + 1));
    assertThat(fresh.apply(new AddNote("x".repeat(Checklist.LONGEST_NOTE)), ANA, START))
        .isInstanceOf(Result.Changed.class);
  }

  @Test
  void namesWhoIsOnIt() {
    var list = after(new Assign(BEN), new Assign(ANA));

    assertThat(list.progress().assignee()).contains(ANA);
    assertUnchanged(list, new Assign(ANA));
  }

  @Test
  void isNobodysOnceWhoeverWasOnItIsForgotten() {
    assertThat(after(new Assign(BEN), new Assign(Person.FORGOTTEN)).progress().assignee())
        .isEmpty();
    assertThat(after(new Assign(Person.FORGOTTEN), new Assign(BEN)).progress().assignee())
        .contains(BEN);
  }

  @Test
  void reopensACancelledOneWhereItStood() {
    var list = after(BADGE_IS_IT, new Cancel(), new Reopen());

    assertThat(list.progress().conclusion()).isEmpty();
    assertThat(list.progress().fixing(list.plan())).isPresent();
  }

  @Test
  void reopensASolvedOneAtTheFixThatTurnedOutNotToLast() {
    var list = after(BADGE_IS_IT, new Tick("badge", "mend"), new Solved("badge"), new Reopen());

    assertThat(list.progress().fixing(list.plan()).orElseThrow().cause().id()).isEqualTo("badge");
    assertThat(list.progress().cause("badge").ticked()).containsExactly("mend");
  }

  @Test
  void reopensAnExhaustedOneAtWhatWasUnclear() {
    var list =
        after(
            new Answer("badge", Verdict.SKIPPED),
            new Answer("door", Verdict.RULED_OUT),
            new Answer("moon", Verdict.CANNOT_TELL),
            new Reopen());

    assertThat(list.progress().cause("badge").pending()).isTrue();
    assertThat(list.progress().cause("door").is(Verdict.RULED_OUT)).isTrue();
    assertThat(list.progress().cause("moon").pending()).isTrue();
  }

  @Test
  void reopensAnExhaustedOneFromTheStartWhereNothingWasUnclear() {
    var list = changed(allRuledOut().apply(new Reopen(), BEN, START));

    assertThat(list.progress().causes().values()).allMatch(CauseState::pending);
  }

  @Test
  void reopensOnlyWhatHasEnded() {
    assertRejected(fresh, new Reopen(), new Rejection.NotConcluded());
    assertRejected(after(BADGE_IS_IT), new Reopen(), new Rejection.NotConcluded());
  }

  @Test
  void takesASecondReopenAsOne() {
    assertUnchanged(after(new Cancel(), new Reopen()), new Reopen());
    assertRejected(
        after(new Cancel(), new Reopen(), BADGE_IS_IT), new Reopen(), new Rejection.NotConcluded());
  }

  @Test
  void undoesTheLastChangeAndThenTheOneBefore() {
    var list = after(BADGE_IS_IT, DOOR_IS_IT);

    var once = changed(list.apply(new Undo(2), BEN, START));
    var twice = changed(once.apply(new Undo(1), BEN, START));

    assertThat(once.progress()).isEqualTo(after(BADGE_IS_IT).progress());
    assertThat(once.lastChange()).contains(1);
    assertThat(twice.progress()).isEqualTo(fresh.progress());
    assertThat(twice.lastChange()).isEmpty();
    assertThat(twice.revision()).isEqualTo(4);
  }

  @Test
  void undoesNothingThatSomebodyHasBuiltOn() {
    var list = after(BADGE_IS_IT, DOOR_IS_IT);

    assertRejected(list, new Undo(1), new Rejection.NotTheLastChange());
    assertRejected(list, new Undo(3), new Rejection.NotTheLastChange());
    assertRejected(list, new Undo(0), new Rejection.NotTheLastChange());
    assertRejected(list, new Undo(Integer.MIN_VALUE), new Rejection.NotTheLastChange());
    assertRejected(fresh, new Undo(1), new Rejection.NotTheLastChange());
  }

  @Test
  void undoesAChangeOnce() {
    assertUnchanged(after(BADGE_IS_IT, new Undo(1)), new Undo(1));
  }

  @Test
  void doesNotUndoAnUndo() {
    assertRejected(
        after(BADGE_IS_IT, DOOR_IS_IT, new Undo(2)), new Undo(3), new Rejection.NotTheLastChange());
  }

  @Test
  void undoesAConclusionAndAReopening() {
    var reopened = changed(allRuledOut().apply(new Reopen(), ANA, START));

    assertThat(changed(allRuledOut().apply(new Undo(3), BEN, START)).progress().conclusion())
        .isEmpty();
    assertThat(changed(reopened.apply(new Undo(4), BEN, START)).ended(Outcome.NO_KNOWN_CAUSE))
        .isTrue();
  }

  @Test
  void isTouchedByItsLastChange() {
    var later = START.plusSeconds(90);

    assertThat(changed(fresh.apply(new AddNote("x"), ANA, later)).touchedAt()).isEqualTo(later);
  }

  @Test
  void doesNotKnowTheStateOfACauseThatIsNotInThePlan() {
    assertThatThrownBy(() -> fresh.progress().cause("sun"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'sun'");
  }

  private Checklist allRuledOut() {
    return after(
        new Answer("badge", Verdict.RULED_OUT),
        new Answer("door", Verdict.RULED_OUT),
        new Answer("moon", Verdict.RULED_OUT));
  }

  private Checklist after(Command... commands) {
    return after(ANA, commands);
  }

  private Checklist after(Person by, Command... commands) {
    Checklist list = fresh;
    for (Command command : commands) {
      list = changed(list.apply(command, by, START));
    }
    return list;
  }

  private static Checklist changed(Result result) {
    assertThat(result).isInstanceOf(Result.Changed.class);
    return ((Result.Changed) result).checklist();
  }

  private static void assertUnchanged(Checklist list, Command command) {
    assertThat(list.apply(command, BEN, START.plusSeconds(1))).isEqualTo(new Result.Unchanged());
  }

  private static void assertRejected(Checklist list, Command command, Rejection why) {
    assertThat(list.apply(command, BEN, START.plusSeconds(1))).isEqualTo(new Result.Rejected(why));
  }
}

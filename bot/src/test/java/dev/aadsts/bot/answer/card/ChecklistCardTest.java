package dev.aadsts.bot.answer.card;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.THREAD;
import static dev.aadsts.kb.fill.RichText.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklist.Result;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChecklistCardTest {
  private final MutableClock clock = MutableClock.atNoon();
  private final ChecklistCard cards = new ChecklistCard(Articles.kb());

  @Test
  void saysRightAboveTheButtonsWhichAnswerConfirms() {
    var door = started();
    var badge = after(door, new Command.Answer("door", Verdict.RULED_OUT));
    var moon = after(badge, new Command.Answer("badge", Verdict.CANNOT_TELL));

    assertThat(aboveTheAnswers(door)).isEqualTo("Yes: this is the cause. No: on to the next one.");
    assertThat(aboveTheAnswers(badge)).isEqualTo("Yes: on to the next one. No: this is the cause.");
    assertThat(aboveTheAnswers(moon))
        .isEqualTo("Yes: this is the cause. No: it is something else.");
  }

  @Test
  void beginsWithItsOutcomeOnceItHasEnded() {
    var assigned = after(started(), new Command.Assign(BEN));
    var solved =
        after(
            after(assigned, new Command.Answer("door", Verdict.CONFIRMED)),
            new Command.Solved("door"));

    List<Part> parts = cards.draw(solved).parts();

    assertThat(parts.get(1)).isEqualTo(new Part.Heading("Solved: The door is stuck"));
    assertThat(parts.get(2))
        .isEqualTo(new Part.Prose(plain("Fix confirmed by Ana. 0 of 3 causes ruled out.")));
    assertThat(parts.get(3))
        .isEqualTo(new Part.Notice(Part.Tone.QUIET, plain("1 of 3 checked, started by Ana")));
    assertThat(cards.draw(assigned).toString()).contains("Ben is on it");
  }

  @Test
  void offersTheCaseSummaryFirstWhereNoCauseWasFound() {
    var nothing =
        after(
            after(
                after(started(), new Command.Answer("door", Verdict.RULED_OUT)),
                new Command.Answer("badge", Verdict.RULED_OUT)),
            new Command.Answer("moon", Verdict.RULED_OUT));
    var cancelled = after(started(), new Command.Cancel());

    assertThat(((Part.Choices) cards.draw(nothing).parts().getLast()).buttons().getFirst())
        .isEqualTo(Button.primary("Case summary", new Intent.Summarize(nothing.id())));
    assertThat(((Part.Choices) cards.draw(nothing).parts().getLast()).primary()).isTrue();
    assertThat(cards.draw(nothing).parts())
        .contains(
            new Part.Prose(
                plain(
                    "3 of 3 causes ruled out. The case summary has what is known; add the lines"
                        + " marked \u201cplease add\u201d.")))
        .containsSubsequence(
            new Part.Divider(), new Part.Heading("Collect this for a support case"));
    assertThat(((Part.Choices) cards.draw(cancelled).parts().getLast()).primary()).isFalse();
  }

  @Test
  void saysThatItLeavesTheUserOutOnPurposeWhereACommandTakesOne() {
    String note = "The user is left out here on purpose";
    var fixing = after(started(), new Command.Answer("door", Verdict.CONFIRMED));

    assertThat(cards.draw(started()).toString()).containsOnlyOnce(note);
    assertThat(cards.draw(fixing).toString()).doesNotContain(note);
  }

  @Test
  void offersToUndoATick() {
    var fixing = after(started(), new Command.Answer("door", Verdict.CONFIRMED));
    var ticked = after(fixing, new Command.Tick("door", "mend"));

    assertThat(cards.draw(ticked).parts().toString())
        .containsSubsequence("mark=DONE", "label=Undo tick", "mark=TODO", "label=Done");
  }

  private String aboveTheAnswers(Checklist checklist) {
    List<Part> parts = cards.draw(checklist).parts();
    return parts.get(parts.size() - 3) instanceof Part.Notice(var tone, RichText text)
        ? text.text()
        : "no notice";
  }

  private Checklist started() {
    return Checklist.start(THREAD, Plans.lockedOut(), ANA, clock.instant());
  }

  private Checklist after(Checklist checklist, Command command) {
    return ((Result.Changed) checklist.apply(command, ANA, clock.instant())).checklist();
  }
}

package dev.aadsts.bot.answer.card;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklist.Result;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
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

package dev.aadsts.bot.reminder;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.InMemoryChecklists;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemindersTest {
  private final Checklists checklists =
      new Checklists(new InMemoryChecklists(), MutableClock.atNoon());
  private final Reminders reminders = new Reminders(checklists);
  private final Checklist list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();

  @Test
  void saysWhatIsNextAndThatNobodyIsOnIt() {
    Message message = posted(reminders.effects(notice()));

    assertThat(message.summary())
        .isEqualTo(
            "Still open: AADSTS50105 \u00b7 The badge does not open the door."
                + " Nobody has taken it on.");
    assertThat(message.toString())
        .contains("Nobody has touched this checklist for a day. Next: check \u201c");
    assertThat(labels(message)).containsExactly("I'm on it", "Show the checklist", "Close it");
  }

  @Test
  void namesWhoeverIsOnIt() {
    apply(new Command.Assign(BEN));

    var effects = reminders.effects(notice());

    assertThat(effects).singleElement().isInstanceOf(Effect.Notify.class);
    var told = (Effect.Notify) effects.getFirst();
    assertThat(told.person()).isEqualTo(BEN);
    assertThat(told.message().summary()).endsWith("Ben is on it.");
    assertThat(labels(told.message())).startsWith("Still on it");
  }

  @Test
  void offersSolvedWhereAFixIsBeingWorkedOn() {
    apply(new Command.Answer("badge", Verdict.CONFIRMED));

    Message message = posted(reminders.effects(notice()));

    assertThat(message.toString())
        .contains("Next: finish the fix for \u201cThe badge is old\u201d");
    assertThat(labels(message))
        .containsExactly("I'm on it", "Solved", "Show the checklist", "Close it");
  }

  @Test
  void saysThatAChecklistWasClosedAndHowToGoOn() {
    apply(new Command.Abandon());

    Message message = posted(reminders.effects(notice()));

    assertThat(message.summary()).startsWith("Closed: AADSTS50105");
    assertThat(labels(message)).containsExactly("Reopen", "Case summary");
  }

  @Test
  void saysNothingWhereSomebodyHasTouchedItSince() {
    Notice old = notice();
    apply(new Command.AddNote("Back"));

    assertThat(reminders.effects(old)).isEmpty();
  }

  @Test
  void saysNothingWherePeopleHaveEndedIt() {
    apply(new Command.Cancel());

    assertThat(reminders.effects(notice())).isEmpty();
  }

  @Test
  void saysNothingOfAChecklistInAnotherChannel() {
    var elsewhere = new Conversation(Platform.SLACK, "T2", "C1", THREAD.thread());

    assertThat(reminders.effects(new Notice(list.id(), 0, elsewhere))).isEmpty();
  }

  private Notice notice() {
    Checklist now = checklists.find(list.id(), THREAD).orElseThrow();
    return new Notice(now.id(), now.revision(), THREAD);
  }

  private void apply(Command command) {
    assertThat(checklists.apply(list.id(), THREAD, command, ANA, "of " + command))
        .isInstanceOf(Checklists.Outcome.Changed.class);
  }

  private static Message posted(List<Effect> effects) {
    return ((Effect.PostCard) effects.getFirst()).card();
  }

  private static List<String> labels(Message message) {
    return message.parts().stream()
        .filter(Part.Choices.class::isInstance)
        .flatMap(part -> ((Part.Choices) part).buttons().stream())
        .map(Button::label)
        .toList();
  }
}

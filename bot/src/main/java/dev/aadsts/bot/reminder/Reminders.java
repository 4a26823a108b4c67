package dev.aadsts.bot.reminder;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Conclusion;
import dev.aadsts.bot.checklist.Progress;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.RankedCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a {@link Notice} says. Safe for use by many threads. */
public final class Reminders {
  private final Checklists checklists;

  public Reminders(Checklists checklists) {
    this.checklists = checklists;
  }

  /** What to do about that notice; nothing where somebody has touched the checklist since. */
  public List<Effect> effects(Notice notice) {
    return checklists
        .find(notice.checklist(), notice.conversation())
        .filter(checklist -> checklist.revision() == notice.revision())
        .map(Reminders::effects)
        .orElse(List.of());
  }

  private static List<Effect> effects(Checklist checklist) {
    Progress progress = checklist.progress();
    if (checklist.ended(Conclusion.Outcome.ABANDONED)) {
      return List.of(new Effect.PostCard(closed(checklist)));
    }
    if (progress.conclusion().isPresent()) {
      return List.of();
    }
    Message reminder = reminder(checklist, progress);
    return List.of(
        progress
            .assignee()
            .<Effect>map(person -> new Effect.Notify(person, reminder))
            .orElseGet(() -> new Effect.PostCard(reminder)));
  }

  private static Message reminder(Checklist checklist, Progress progress) {
    Optional<RankedCause> fixing = progress.fixing(checklist.plan());
    String next =
        fixing
            .map(cause -> "Next: finish the fix for \u201c" + cause.cause().title() + "\u201d.")
            .or(
                () ->
                    progress
                        .next(checklist.plan())
                        .map(cause -> "Next: check \u201c" + cause.cause().title() + "\u201d."))
            .orElse("");
    String who =
        progress
            .assignee()
            .map(person -> person.name() + " is on it.")
            .orElse("Nobody has taken it on.");
    String text = "Nobody has touched this checklist for a day. %s %s".formatted(next, who);
    return new Message(
        "Still open: " + headline(checklist) + ". " + who,
        List.of(
            new Part.Title("Still open: " + headline(checklist)),
            new Part.Prose(plain(text)),
            new Part.Choices(buttons(checklist, progress.assignee(), fixing), true)));
  }

  private static List<Button> buttons(
      Checklist checklist, Optional<Person> assignee, Optional<RankedCause> fixing) {
    var buttons = new ArrayList<Button>();
    String mine = assignee.isPresent() ? "Still on it" : "I'm on it";
    buttons.add(Button.primary(mine, new Intent.TakeOn(checklist.id())));
    fixing.ifPresent(
        cause ->
            buttons.add(
                Button.of("Solved", change(checklist, new Command.Solved(cause.cause().id())))));
    buttons.add(Button.of("Show the checklist", new Intent.Show(checklist.id())));
    buttons.add(
        new Button("Close it", Button.Style.DANGER, change(checklist, new Command.Cancel())));
    return buttons;
  }

  private static Message closed(Checklist checklist) {
    String title = "Closed: " + headline(checklist);
    return new Message(
        title + ".",
        List.of(
            new Part.Title(title),
            new Part.Prose(
                plain(
                    "Nobody came back to this checklist for two weeks, so I have closed it. What"
                        + " was found is kept; reopen it to go on.")),
            new Part.Choices(
                List.of(
                    Button.of("Reopen", change(checklist, new Command.Reopen())),
                    Button.of("Case summary", new Intent.Summarize(checklist.id()))),
                true)));
  }

  private static Intent change(Checklist checklist, Command command) {
    return new Intent.Change(checklist.id(), checklist.revision(), command);
  }

  private static String headline(Checklist checklist) {
    return checklist.plan().code() + " \u00b7 " + checklist.plan().title();
  }
}

package dev.aadsts.bot.answer.card;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.CauseState;
import dev.aadsts.bot.checklist.Change;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Conclusion;
import dev.aadsts.bot.checklist.Progress;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Involved;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.Check.Confirmation;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.Step;
import dev.aadsts.kb.fill.Filler;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Draws a checklist: where it stands, the one thing to do next, and the buttons for it. */
public final class ChecklistCard {
  // A card has to stay within what platforms draw, however long people talk.
  private static final int MOST_NOTES = 5;

  private final KnowledgeBase kb;

  public ChecklistCard(KnowledgeBase kb) {
    this.kb = kb;
  }

  /**
   * The card; everybody in the conversation sees it, so nothing in it names the user of the error.
   */
  public Message draw(Checklist checklist) {
    Progress progress = checklist.progress();
    var parts = new ArrayList<Part>();
    parts.add(
        new Part.Title(
            "Checklist: " + checklist.plan().code() + " \u00b7 " + checklist.plan().title()));
    Optional<Conclusion> end = progress.conclusion();
    end.map(how -> ConclusionParts.of(checklist, progress, how)).ifPresent(parts::addAll);
    parts.add(new Part.Notice(Part.Tone.QUIET, plain(standing(checklist, progress))));
    parts.add(new Part.Items(causes(checklist, progress)));
    if (!progress.notes().isEmpty()) {
      parts.add(new Part.Bullets(notes(progress.notes())));
    }
    parts.addAll(now(checklist, progress));
    parts.add(new Part.Choices(more(checklist, progress), progress.noneKnown()));
    return UnnamedUser.explainedIn(
        new Message(
            summary(checklist, progress), parts, Optional.of(involved(checklist, progress))));
  }

  private static Involved involved(Checklist checklist, Progress progress) {
    var people = new LinkedHashMap<String, Person>();
    progress.assignee().ifPresent(person -> people.put(person.id(), person));
    for (Change change : checklist.changes().reversed()) {
      people.putIfAbsent(change.by().id(), change.by());
    }
    people.putIfAbsent(checklist.startedBy().id(), checklist.startedBy());
    return new Involved(checklist.id(), List.copyOf(people.values()), progress.assignee());
  }

  private List<Part> now(Checklist checklist, Progress progress) {
    Filler filler = kb.filler(checklist.plan().error().withoutPersonalData());
    if (progress.conclusion().isPresent()) {
      return progress.noneKnown()
          ? ConclusionParts.collect(checklist.plan().collect(), filler)
          : List.of();
    }
    return progress
        .fixing(checklist.plan())
        .map(cause -> fixing(checklist, progress, cause, filler))
        .or(
            () ->
                progress
                    .next(checklist.plan())
                    .map(next -> checking(checklist, progress, next, filler)))
        .orElseThrow(
            () -> new IllegalStateException("Open, with nothing to do: " + checklist.id()));
  }

  private static List<Part> checking(
      Checklist checklist, Progress progress, RankedCause next, Filler filler) {
    var cause = next.cause();
    var parts = new ArrayList<Part>();
    parts.add(new Part.Divider());
    parts.add(new Part.Heading("Check: " + cause.title()));
    parts.addAll(CauseParts.whyAndHowLikely(next));
    parts.addAll(CauseParts.check(cause.check(), filler));
    Confirmation confirmedBy = cause.check().confirmedBy();
    boolean last = progress.answered() == checklist.plan().causes().size() - 1;
    parts.add(new Part.Notice(Part.Tone.QUIET, plain(meaningOfAnswers(confirmedBy, last))));
    parts.add(
        new Part.Choices(
            List.of(
                answer("Yes", checklist, next, Verdict.of(Confirmation.YES, confirmedBy)),
                answer("No", checklist, next, Verdict.of(Confirmation.NO, confirmedBy)),
                answer("Cannot tell", checklist, next, Verdict.CANNOT_TELL),
                answer("Skip", checklist, next, Verdict.SKIPPED)),
            true));
    return parts;
  }

  // Which of them confirms differs from question to question.
  private static String meaningOfAnswers(Confirmation confirmedBy, boolean last) {
    String confirms = "this is the cause.";
    String refutes = last ? "it is something else." : "on to the next one.";
    return confirmedBy == Confirmation.YES
        ? "Yes: " + confirms + " No: " + refutes
        : "Yes: " + refutes + " No: " + confirms;
  }

  private static Button answer(
      String label, Checklist checklist, RankedCause cause, Verdict verdict) {
    return Button.of(label, change(checklist, new Command.Answer(cause.cause().id(), verdict)));
  }

  private static List<Part> fixing(
      Checklist checklist, Progress progress, RankedCause confirmed, Filler filler) {
    var cause = confirmed.cause();
    CauseState state = progress.cause(cause.id());
    var parts = new ArrayList<Part>();
    parts.add(new Part.Divider());
    parts.add(new Part.Heading("Fix: " + cause.title()));
    parts.add(
        new Part.Items(
            cause.fix().stream()
                .map(step -> task(checklist, cause.id(), step, state, filler))
                .toList()));
    parts.add(new Part.Question(plain("Did it help?")));
    parts.add(
        new Part.Choices(
            List.of(
                Button.primary("Yes, solved", change(checklist, new Command.Solved(cause.id()))),
                Button.of("No, go on", change(checklist, new Command.NotSolved(cause.id())))),
            true));
    return parts;
  }

  private static Part.Item task(
      Checklist checklist, String cause, Step step, CauseState state, Filler filler) {
    boolean done = state.ticked().contains(step.id());
    Command command =
        done ? new Command.Untick(cause, step.id()) : new Command.Tick(cause, step.id());
    return new Part.Item(
        done ? Part.Mark.DONE : Part.Mark.TODO,
        CauseParts.text(step, filler),
        Optional.of(Button.of(done ? "Undo tick" : "Done", change(checklist, command))),
        CauseParts.command(step, filler));
  }

  private static List<Button> more(Checklist checklist, Progress progress) {
    var buttons = new ArrayList<Button>();
    boolean open = progress.conclusion().isEmpty();
    if (open) {
      buttons.add(Button.of("I'm on it", new Intent.TakeOn(checklist.id())));
      buttons.add(Button.of("Assign", new Intent.Assign(checklist.id())));
    }
    var summarize = new Intent.Summarize(checklist.id());
    buttons.add(
        progress.noneKnown()
            ? Button.primary("Case summary", summarize)
            : Button.of("Case summary", summarize));
    if (!open) {
      buttons.add(Button.of("Reopen", change(checklist, new Command.Reopen())));
    }
    buttons.add(Button.of("Add note", new Intent.WriteNote(checklist.id())));
    checklist
        .lastChange()
        .ifPresent(
            last -> buttons.add(Button.of("Undo", change(checklist, new Command.Undo(last)))));
    if (open) {
      buttons.add(
          new Button(
              "Cancel checklist", Button.Style.DANGER, change(checklist, new Command.Cancel())));
    }
    return buttons;
  }

  private static Intent change(Checklist checklist, Command command) {
    return new Intent.Change(checklist.id(), checklist.revision(), command);
  }

  /**
   * How far it is, who started it, and who is on it until it ends: one line, without the error
   * itself.
   */
  public static String standing(Checklist checklist, Progress progress) {
    long skipped =
        progress.causes().values().stream().filter(state -> state.is(Verdict.SKIPPED)).count();
    return "%d of %d checked%s, started by %s%s"
        .formatted(
            progress.answered() - skipped,
            checklist.plan().causes().size(),
            skipped > 0 ? ", " + skipped + " skipped" : "",
            checklist.startedBy().name(),
            progress
                .assignee()
                .filter(person -> progress.conclusion().isEmpty())
                .map(person -> ", " + person.name() + " is on it")
                .orElse(""));
  }

  private static List<Part.Item> causes(Checklist checklist, Progress progress) {
    Optional<RankedCause> current =
        progress.conclusion().isPresent()
            ? Optional.empty()
            : progress.fixing(checklist.plan()).or(() -> progress.next(checklist.plan()));
    return checklist.plan().causes().stream()
        .map(
            ranked -> {
              CauseState state = progress.cause(ranked.cause().id());
              String by = state.by().map(person -> " (" + person.name() + ")").orElse("");
              return new Part.Item(
                  mark(state, current.equals(Optional.of(ranked))),
                  plain(ranked.cause().title() + by),
                  Optional.empty());
            })
        .toList();
  }

  private static Part.Mark mark(CauseState state, boolean current) {
    if (state.pending()) {
      return current ? Part.Mark.CURRENT : Part.Mark.TODO;
    }
    return switch (state.verdict().orElseThrow()) {
      case CONFIRMED -> state.fixFailed() ? Part.Mark.DID_NOT_HELP : Part.Mark.CONFIRMED;
      case RULED_OUT -> Part.Mark.RULED_OUT;
      case CANNOT_TELL -> Part.Mark.UNCLEAR;
      case SKIPPED -> Part.Mark.SKIPPED;
    };
  }

  private static List<RichText> notes(List<Change> all) {
    int earlier = Math.max(0, all.size() - MOST_NOTES);
    var lines = new ArrayList<RichText>();
    if (earlier == 1) {
      lines.add(plain("An earlier note is in the case summary"));
    } else if (earlier > 1) {
      lines.add(plain(earlier + " earlier notes are in the case summary"));
    }
    all.subList(earlier, all.size()).forEach(change -> lines.add(note(change)));
    return lines;
  }

  private static RichText note(Change change) {
    return plain(
        "Note by " + change.by().name() + ": " + ((Command.AddNote) change.command()).text());
  }

  private static String summary(Checklist checklist, Progress progress) {
    return "Checklist for %s: %s"
        .formatted(
            checklist.plan().code(),
            progress
                .conclusion()
                .map(conclusion -> ConclusionParts.headline(checklist, conclusion))
                .orElseGet(() -> standing(checklist, progress)));
  }
}

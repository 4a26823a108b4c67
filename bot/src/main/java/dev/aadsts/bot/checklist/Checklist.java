package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Conclusion.Outcome;
import dev.aadsts.kb.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The causes of one diagnosis, worked through by people in one conversation. Immutable: a {@link
 * Command} gives a new checklist or a {@link Rejection}. Its state is what its changes add up to,
 * so the history can never disagree with it.
 *
 * @param changes every accepted command, oldest first; an undo is a change of its own
 */
public record Checklist(
    ChecklistId id,
    Conversation conversation,
    Plan plan,
    Person startedBy,
    Instant startedAt,
    List<Change> changes) {

  /** Characters of a note. */
  public static final int LONGEST_NOTE = 1000;

  public Checklist {
    changes = List.copyOf(changes);
  }

  /** A checklist that nobody has touched yet. */
  public static Checklist start(
      Conversation conversation, Plan plan, Person startedBy, Instant startedAt) {
    return new Checklist(ChecklistId.random(), conversation, plan, startedBy, startedAt, List.of());
  }

  /** How often it has changed: the version that a write must name. */
  public int revision() {
    return changes.size();
  }

  /** When somebody last changed it; its start where nobody has. */
  public Instant touchedAt() {
    return changes.isEmpty() ? startedAt : changes.getLast().at();
  }

  /** Where it stands. */
  public Progress progress() {
    return Progress.of(plan, effective());
  }

  /** Whether it has ended that way. */
  public boolean ended(Outcome outcome) {
    return progress().conclusion().map(Conclusion::outcome).equals(Optional.of(outcome));
  }

  /** The number of the change that an undo would take back; empty where there is none. */
  public Optional<Integer> lastChange() {
    List<Integer> standing = standing();
    return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast());
  }

  /** The change with that number, counted from 1. */
  public Change change(int number) {
    return changes.get(number - 1);
  }

  /** The outcome of a command. */
  public sealed interface Result {
    /** It was carried out. */
    record Changed(Checklist checklist, Change change) implements Result {}

    /** It had been carried out before, by this or another person: nothing to do. */
    record Unchanged() implements Result {}

    record Rejected(Rejection rejection) implements Result {}
  }

  /**
   * Carries a command out, or says why not. What is so already is {@link Result.Unchanged}, after
   * the conclusion too: the press that concluded may arrive twice.
   */
  public Result apply(Command command, Person by, Instant at) {
    Progress now = progress();
    Result result =
        switch (command) {
          case Command.Answer answer -> answer(answer, now, by, at);
          case Command.Tick(var cause, var step) -> tick(command, cause, step, true, now, by, at);
          case Command.Untick(var cause, var step) ->
              tick(command, cause, step, false, now, by, at);
          case Command.Solved(var cause) -> outcome(command, cause, now, by, at);
          case Command.NotSolved(var cause) -> outcome(command, cause, now, by, at);
          case Command.AddNote(var text) -> note(text.strip(), now, by, at);
          case Command.Assign(var to) ->
              now.assignee().equals(Optional.of(to))
                  ? new Result.Unchanged()
                  : changed(command, by, at);
          case Command.Reopen() -> reopen(now, by, at);
          case Command.Cancel() -> end(command, Outcome.CANCELLED, by, at);
          case Command.Abandon() -> end(command, Outcome.ABANDONED, by, at);
          case Command.Undo(var number) -> undo(number, by, at);
        };
    boolean tooLate = now.conclusion().isPresent() && !allowedAfterConclusion(command);
    return tooLate && !(result instanceof Result.Unchanged)
        ? rejected(new Rejection.Concluded())
        : result;
  }

  /**
   * Carries out what an event asks for. An event that is handled again changes nothing, whatever
   * others did in between.
   *
   * @param event the platform's id of the event
   */
  public Result apply(Command command, Person by, Instant at, String event) {
    if (changes.stream().anyMatch(change -> change.event().equals(Optional.of(event)))) {
      return new Result.Unchanged();
    }
    return switch (apply(command, by, at)) {
      case Result.Changed(var after, var change) -> with(change.askedForBy(event));
      case Result.Unchanged unchanged -> unchanged;
      case Result.Rejected rejected -> rejected;
    };
  }

  private static boolean allowedAfterConclusion(Command command) {
    return command instanceof Command.Reopen
        || command instanceof Command.Undo
        || command instanceof Command.AddNote;
  }

  private Result answer(Command.Answer answer, Progress now, Person by, Instant at) {
    if (plan.cause(answer.cause()).isEmpty()) {
      return rejected(new Rejection.NoSuchItem());
    }
    CauseState state = now.cause(answer.cause());
    if (state.pending() || (state.unclear() && answer.verdict().clear())) {
      return changed(answer, by, at);
    }
    return state.is(answer.verdict())
        ? new Result.Unchanged()
        : rejected(
            new Rejection.AlreadyAnswered(state.verdict().orElseThrow(), state.by().orElseThrow()));
  }

  private Result tick(
      Command command,
      String cause,
      String step,
      boolean done,
      Progress now,
      Person by,
      Instant at) {
    if (fixOf(cause).stream().noneMatch(candidate -> candidate.id().equals(step))) {
      return rejected(new Rejection.NoSuchItem());
    }
    if (!now.cause(cause).is(Verdict.CONFIRMED)) {
      return rejected(new Rejection.NotConfirmed());
    }
    return now.cause(cause).ticked().contains(step) == done
        ? new Result.Unchanged()
        : changed(command, by, at);
  }

  private Result outcome(Command command, String cause, Progress now, Person by, Instant at) {
    if (plan.cause(cause).isEmpty()) {
      return rejected(new Rejection.NoSuchItem());
    }
    CauseState state = now.cause(cause);
    boolean done =
        command instanceof Command.Solved
            ? now.conclusion().flatMap(Conclusion::cause).equals(Optional.of(cause))
            : state.fixFailed();
    if (done) {
      return new Result.Unchanged();
    }
    return state.confirmed() ? changed(command, by, at) : rejected(new Rejection.NotConfirmed());
  }

  // Teams delivers some presses twice under different ids: the same words twice in a row by one
  // person are one note. By id, as a store does not keep all that is known of them.
  private static boolean repeats(List<Change> notes, Command note, Person by) {
    return !notes.isEmpty()
        && notes.getLast().command().equals(note)
        && notes.getLast().by().id().equals(by.id());
  }

  private Result note(String text, Progress now, Person by, Instant at) {
    if (text.isEmpty() || text.length() > LONGEST_NOTE) {
      return rejected(new Rejection.UnusableNote(text.length()));
    }
    var note = new Command.AddNote(text);
    return repeats(now.notes(), note, by) ? new Result.Unchanged() : changed(note, by, at);
  }

  private Result reopen(Progress now, Person by, Instant at) {
    if (now.conclusion().isPresent()) {
      return changed(new Command.Reopen(), by, at);
    }
    boolean justReopened =
        lastChange()
            .filter(number -> change(number).command() instanceof Command.Reopen)
            .isPresent();
    return justReopened ? new Result.Unchanged() : rejected(new Rejection.NotConcluded());
  }

  private Result end(Command command, Outcome outcome, Person by, Instant at) {
    return ended(outcome) ? new Result.Unchanged() : changed(command, by, at);
  }

  private Result undo(int number, Person by, Instant at) {
    if (undone().contains(number)) {
      return new Result.Unchanged();
    }
    return lastChange().equals(Optional.of(number))
        ? changed(new Command.Undo(number), by, at)
        : rejected(new Rejection.NotTheLastChange());
  }

  private List<Step> fixOf(String cause) {
    return plan.cause(cause).map(ranked -> ranked.cause().fix()).orElse(List.of());
  }

  private Result changed(Command command, Person by, Instant at) {
    return with(new Change(command, by, at));
  }

  private Result with(Change change) {
    var more = new ArrayList<>(changes);
    more.add(change);
    return new Result.Changed(
        new Checklist(id, conversation, plan, startedBy, startedAt, more), change);
  }

  private static Result rejected(Rejection rejection) {
    return new Result.Rejected(rejection);
  }

  private Set<Integer> undone() {
    return changes.stream()
        .map(Change::command)
        .filter(Command.Undo.class::isInstance)
        .map(command -> ((Command.Undo) command).change())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Integer> standing() {
    Set<Integer> undone = undone();
    var standing = new ArrayList<Integer>();
    for (int number = 1; number <= changes.size(); number++) {
      if (!(change(number).command() instanceof Command.Undo) && !undone.contains(number)) {
        standing.add(number);
      }
    }
    return standing;
  }

  private List<Change> effective() {
    return standing().stream().map(this::change).toList();
  }
}

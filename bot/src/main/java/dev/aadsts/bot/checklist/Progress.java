package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Conclusion.Outcome;
import dev.aadsts.kb.RankedCause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Where a checklist stands: what its changes add up to. Derived, never stored.
 *
 * @param causes by cause id, in the order of the plan
 * @param notes the changes that added a note, oldest first
 * @param assignee who is on it
 * @param conclusion present once it has ended
 */
public record Progress(
    Map<String, CauseState> causes,
    List<Change> notes,
    Optional<Person> assignee,
    Optional<Conclusion> conclusion) {

  /** Where the plan stands after those changes, none of which has been undone. */
  static Progress of(Plan plan, List<Change> changes) {
    var causes = new LinkedHashMap<String, CauseState>();
    plan.causes().forEach(ranked -> causes.put(ranked.cause().id(), CauseState.PENDING));
    var start = new Progress(causes, List.of(), Optional.empty(), Optional.empty());
    return changes.stream().reduce(start, Progress::after, (a, b) -> b);
  }

  /** How far the team is with one cause of the plan. */
  public CauseState cause(String id) {
    CauseState state = causes.get(id);
    if (state == null) {
      throw new IllegalArgumentException("The plan has no cause '" + id + "'");
    }
    return state;
  }

  /** The confirmed cause whose fix is being worked on. */
  public Optional<RankedCause> fixing(Plan plan) {
    return first(plan, CauseState::confirmed);
  }

  /** The cause to check next. */
  public Optional<RankedCause> next(Plan plan) {
    return first(plan, CauseState::pending);
  }

  /** How many causes have a verdict. */
  public int answered() {
    return (int) causes.values().stream().filter(state -> !state.pending()).count();
  }

  /** Whether it has ended without a cause that was found. */
  public boolean noneKnown() {
    return conclusion.filter(end -> end.outcome() == Outcome.NO_KNOWN_CAUSE).isPresent();
  }

  private Optional<RankedCause> first(Plan plan, Predicate<CauseState> wanted) {
    return plan.causes().stream()
        .filter(ranked -> wanted.test(cause(ranked.cause().id())))
        .findFirst();
  }

  private Progress after(Change change) {
    return switch (change.command()) {
      case Command.Answer(var cause, var verdict) ->
          with(cause, state -> CauseState.answered(verdict, change)).concludedIfDone(change);
      case Command.Tick(var cause, var step) -> with(cause, state -> state.withTick(step));
      case Command.Untick(var cause, var step) -> with(cause, state -> state.withoutTick(step));
      case Command.Solved(var cause) -> concluded(Outcome.SOLVED, Optional.of(cause), change);
      case Command.NotSolved(var cause) ->
          with(cause, state -> state.withFixFailed(true)).concludedIfDone(change);
      case Command.AddNote(var text) -> withNote(change);
      case Command.Assign(var to) -> assigned(to);
      case Command.Reopen() -> reopened();
      case Command.Cancel() -> concluded(Outcome.CANCELLED, Optional.empty(), change);
      case Command.Abandon() -> concluded(Outcome.ABANDONED, Optional.empty(), change);
      case Command.Undo(var number) ->
          throw new IllegalStateException("An undo is resolved before the changes are added up");
    };
  }

  private Progress with(String cause, UnaryOperator<CauseState> step) {
    var changed = new LinkedHashMap<>(causes);
    changed.put(cause, step.apply(cause(cause)));
    return new Progress(Collections.unmodifiableMap(changed), notes, assignee, conclusion);
  }

  private Progress assigned(Person to) {
    Optional<Person> known = Optional.of(to).filter(person -> !person.wasForgotten());
    return new Progress(causes, notes, known, conclusion);
  }

  private Progress withNote(Change change) {
    var more = new ArrayList<>(notes);
    more.add(change);
    return new Progress(causes, List.copyOf(more), assignee, conclusion);
  }

  private Progress concluded(Outcome outcome, Optional<String> cause, Change change) {
    var end = new Conclusion(outcome, cause, change.by(), change.at());
    return new Progress(causes, notes, assignee, Optional.of(end));
  }

  private Progress concludedIfDone(Change change) {
    boolean open = causes.values().stream().anyMatch(state -> state.pending() || state.confirmed());
    return open ? this : concluded(Outcome.NO_KNOWN_CAUSE, Optional.empty(), change);
  }

  // Where everything was looked at, going on means looking again: first at what was unclear, and
  // where nothing was, at everything that was ruled out.
  private Progress reopened() {
    if (!noneKnown()) {
      return new Progress(causes, notes, assignee, Optional.empty());
    }
    boolean someUnclear = causes.values().stream().anyMatch(CauseState::unclear);
    var again = new LinkedHashMap<String, CauseState>();
    causes.forEach(
        (id, state) -> again.put(id, !someUnclear || state.unclear() ? CauseState.PENDING : state));
    return new Progress(Collections.unmodifiableMap(again), notes, assignee, Optional.empty());
  }
}

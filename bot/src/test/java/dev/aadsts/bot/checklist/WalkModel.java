package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a checklist must do, written the plain way: a mutable state, and a pile of earlier ones to
 * go back to. Shares no code with {@link Checklist}.
 */
final class WalkModel {
  private static final int LONGEST_NOTE = 1000;

  private final List<String> causes;
  private final Set<String> steps = Set.of("mend", "ask");
  private final Deque<Done> done = new ArrayDeque<>();
  private final Set<Integer> undone = new HashSet<>();
  private final Set<String> carriedOut = new HashSet<>();
  private State state;
  private int changes;

  enum Expected {
    CHANGED,
    UNCHANGED,
    REJECTED
  }

  /** What was done, and what it was before. */
  private record Done(int number, Command command, State before) {}

  WalkModel(List<String> causes) {
    this.causes = causes;
    this.state = new State(Map.of(), Set.of(), Set.of(), List.of(), "", "");
  }

  /** The comparable part of a checklist's state. */
  record State(
      Map<String, Verdict> verdicts,
      Set<String> failed,
      Set<String> ticks,
      List<String> notes,
      String assignee,
      String outcome) {

    State(Progress progress) {
      this(
          new TreeMap<>(verdictsOf(progress)),
          failedOf(progress),
          ticksOf(progress),
          progress.notes().stream().map(State::noteOf).toList(),
          progress.assignee().map(Person::name).orElse(""),
          progress
              .conclusion()
              .map(end -> end.outcome() + end.cause().map(cause -> " " + cause).orElse(""))
              .orElse(""));
    }

    private static String noteOf(Change change) {
      return change.by().name() + ": " + ((Command.AddNote) change.command()).text();
    }

    private static Map<String, Verdict> verdictsOf(Progress progress) {
      var verdicts = new HashMap<String, Verdict>();
      progress
          .causes()
          .forEach((id, cause) -> cause.verdict().ifPresent(verdict -> verdicts.put(id, verdict)));
      return verdicts;
    }

    private static Set<String> failedOf(Progress progress) {
      var failed = new TreeSet<String>();
      progress
          .causes()
          .forEach(
              (id, cause) -> {
                if (cause.fixFailed()) {
                  failed.add(id);
                }
              });
      return failed;
    }

    private static Set<String> ticksOf(Progress progress) {
      var ticks = new TreeSet<String>();
      progress
          .causes()
          .forEach((id, cause) -> cause.ticked().forEach(step -> ticks.add(id + "/" + step)));
      return ticks;
    }
  }

  State state() {
    return state;
  }

  int changes() {
    return changes;
  }

  Expected apply(Command command, Person by, String event) {
    if (carriedOut.contains(event)) {
      return Expected.UNCHANGED;
    }
    Expected expected = apply(command, by);
    if (expected == Expected.CHANGED) {
      carriedOut.add(event);
    }
    return expected;
  }

  private Expected apply(Command command, Person by) {
    if (command instanceof Command.Undo(var number)) {
      return undo(number);
    }
    Optional<State> possible = next(command, by);
    if (possible.isEmpty()) {
      return Expected.REJECTED;
    }
    State next = possible.get();
    if (next.equals(state) && !(command instanceof Command.Reopen && !state.outcome.isEmpty())) {
      return Expected.UNCHANGED;
    }
    if (!state.outcome.isEmpty()
        && !(command instanceof Command.AddNote)
        && !(command instanceof Command.Reopen)) {
      return Expected.REJECTED;
    }
    changes++;
    done.push(new Done(changes, command, state));
    state = next;
    return Expected.CHANGED;
  }

  private Expected undo(int number) {
    if (undone.contains(number)) {
      return Expected.UNCHANGED;
    }
    if (done.isEmpty() || done.peek().number != number) {
      return Expected.REJECTED;
    }
    changes++;
    state = done.pop().before;
    undone.add(number);
    return Expected.CHANGED;
  }

  // Empty where the command is refused.
  private Optional<State> next(Command command, Person by) {
    return switch (command) {
      case Command.Answer(var cause, var verdict) -> answered(cause, verdict);
      case Command.Tick(var cause, var step) -> ticked(cause, step, true);
      case Command.Untick(var cause, var step) -> ticked(cause, step, false);
      case Command.Solved(var cause) -> solved(cause);
      case Command.NotSolved(var cause) -> notSolved(cause);
      case Command.AddNote(var text) -> noted(by.name() + ": " + text.strip(), text.strip());
      case Command.Assign(var to) ->
          Optional.of(with(state.verdicts, state.failed, state.ticks, to.name()));
      case Command.Cancel() -> Optional.of(ended("CANCELLED"));
      case Command.Abandon() -> Optional.of(ended("ABANDONED"));
      case Command.Reopen() -> reopened();
      case Command.Undo(var number) -> throw new IllegalArgumentException("handled before");
    };
  }

  private Optional<State> answered(String cause, Verdict verdict) {
    Optional<Verdict> before = Optional.ofNullable(state.verdicts.get(cause));
    boolean nowClear = verdict == Verdict.CONFIRMED || verdict == Verdict.RULED_OUT;
    boolean wasClear =
        before.equals(Optional.of(Verdict.CONFIRMED))
            || before.equals(Optional.of(Verdict.RULED_OUT));
    boolean same = before.equals(Optional.of(verdict));
    if (!causes.contains(cause) || (before.isPresent() && !same && (wasClear || !nowClear))) {
      return Optional.empty();
    }
    var verdicts = new TreeMap<>(state.verdicts);
    verdicts.put(cause, verdict);
    return Optional.of(exhausted(with(verdicts, state.failed, state.ticks, state.assignee)));
  }

  private Optional<State> ticked(String cause, String step, boolean on) {
    if (!steps.contains(step) || state.verdicts.get(cause) != Verdict.CONFIRMED) {
      return Optional.empty();
    }
    var ticks = new TreeSet<>(state.ticks);
    if (on) {
      ticks.add(cause + "/" + step);
    } else {
      ticks.remove(cause + "/" + step);
    }
    return Optional.of(with(state.verdicts, state.failed, ticks, state.assignee));
  }

  private Optional<State> solved(String cause) {
    boolean confirmed =
        state.verdicts.get(cause) == Verdict.CONFIRMED && !state.failed.contains(cause);
    return confirmed ? Optional.of(ended("SOLVED " + cause)) : Optional.empty();
  }

  private Optional<State> notSolved(String cause) {
    if (state.verdicts.get(cause) != Verdict.CONFIRMED) {
      return Optional.empty();
    }
    var failed = new TreeSet<>(state.failed);
    failed.add(cause);
    return Optional.of(exhausted(with(state.verdicts, failed, state.ticks, state.assignee)));
  }

  private Optional<State> noted(String line, String text) {
    if (text.isEmpty() || text.length() > LONGEST_NOTE) {
      return Optional.empty();
    }
    var notes = new ArrayList<>(state.notes);
    if (notes.isEmpty() || !notes.getLast().equals(line)) {
      notes.add(line);
    }
    return Optional.of(
        new State(state.verdicts, state.failed, state.ticks, notes, state.assignee, state.outcome));
  }

  private Optional<State> reopened() {
    if (state.outcome.isEmpty()) {
      boolean again = !done.isEmpty() && done.peek().command instanceof Command.Reopen;
      return again ? Optional.of(state) : Optional.empty();
    }
    if (!state.outcome.equals("NO_KNOWN_CAUSE")) {
      return Optional.of(ended(""));
    }
    var verdicts = new TreeMap<>(state.verdicts);
    verdicts.values().removeIf(v -> v == Verdict.SKIPPED || v == Verdict.CANNOT_TELL);
    if (verdicts.size() == causes.size()) {
      return Optional.of(new State(Map.of(), Set.of(), Set.of(), state.notes, state.assignee, ""));
    }
    return Optional.of(
        new State(verdicts, state.failed, state.ticks, state.notes, state.assignee, ""));
  }

  private State exhausted(State next) {
    boolean nothingLeft =
        next.verdicts.size() == causes.size()
            && next.verdicts.entrySet().stream()
                .noneMatch(
                    entry ->
                        entry.getValue() == Verdict.CONFIRMED
                            && !next.failed.contains(entry.getKey()));
    return nothingLeft && state.outcome.isEmpty()
        ? new State(
            next.verdicts, next.failed, next.ticks, next.notes, next.assignee, "NO_KNOWN_CAUSE")
        : next;
  }

  private State ended(String outcome) {
    return new State(
        state.verdicts, state.failed, state.ticks, state.notes, state.assignee, outcome);
  }

  private State with(
      Map<String, Verdict> verdicts, Set<String> failed, Set<String> ticks, String assignee) {
    return new State(verdicts, failed, ticks, state.notes, assignee, state.outcome);
  }

  @Override
  public String toString() {
    return state.toString();
  }
}

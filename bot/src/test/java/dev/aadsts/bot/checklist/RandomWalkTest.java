package dev.aadsts.bot.checklist;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CLEO;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist.Result;
import dev.aadsts.bot.checklist.WalkModel.Expected;
import dev.aadsts.bot.testkit.Fuzz;
import dev.aadsts.bot.testkit.Plans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Three people press and type at random, and what they did is handled again at random; a simple
 * {@link WalkModel} says what must come of it.
 */
final class RandomWalkTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final int STEPS = 400;
  private static final List<Person> PEOPLE = List.of(ANA, BEN, CLEO);
  private static final List<String> CAUSES = List.of("badge", "door", "moon", "no-such");
  private static final List<String> STEP_IDS = List.of("mend", "ask", "no-such");

  @Test
  void agreesWithTheModelWhateverPeopleDo() {
    Fuzz.tries(15, 3_000, this::walk);
  }

  private void walk(Random random) {
    var model = new WalkModel(List.of("badge", "door", "moon"));
    Checklist list = Checklist.start(THREAD, Plans.lockedOut(), ANA, START);

    var asked = new ArrayList<Asked>();
    for (int step = 0; step < STEPS; step++) {
      Asked next = next(random, asked, list);
      String at = "step " + step + ": " + next + " on " + model;
      Expected expected = model.apply(next.command(), next.by(), next.event());
      Result result = list.apply(next.command(), next.by(), START.plusSeconds(step), next.event());

      assertThat(kind(result)).as(at).isEqualTo(expected);
      if (result instanceof Result.Changed(var after, var change)) {
        assertThat(after.revision()).as(at).isEqualTo(list.revision() + 1);
        assertThat(after.changes().subList(0, list.revision())).as(at).isEqualTo(list.changes());
        assertThat(after.changes().getLast()).as(at).isSameAs(change);
        assertUndone(after, list, at);
        list = after;
      }
      assertAgreement(list, model, at);
    }
  }

  /** What an event asks for. */
  private record Asked(Command command, Person by, String event) {}

  private static Asked next(Random random, List<Asked> asked, Checklist list) {
    if (!asked.isEmpty() && random.nextInt(5) == 0) {
      return asked.get(random.nextInt(asked.size()));
    }
    Person by = PEOPLE.get(random.nextInt(PEOPLE.size()));
    var fresh = new Asked(command(random, list), by, "event " + asked.size());
    asked.add(fresh);
    return fresh;
  }

  private static void assertUndone(Checklist after, Checklist before, String at) {
    if (after.changes().getLast().command() instanceof Command.Undo) {
      return;
    }
    var undone = after.apply(new Command.Undo(after.revision()), BEN, START);

    assertThat(((Result.Changed) undone).checklist().progress())
        .as("undone at " + at)
        .isEqualTo(before.progress());
  }

  private static void assertAgreement(Checklist list, WalkModel model, String at) {
    Progress progress = list.progress();
    assertThat(new WalkModel.State(progress)).as(at).isEqualTo(model.state());
    assertThat(list.revision()).as(at).isEqualTo(model.changes());
    boolean open = progress.conclusion().isEmpty();
    boolean somethingToDo =
        progress.fixing(list.plan()).isPresent() || progress.next(list.plan()).isPresent();
    assertThat(!open || somethingToDo).as("open, with something to do, at " + at).isTrue();
    var replayed =
        new Checklist(
            list.id(),
            list.conversation(),
            list.plan(),
            list.startedBy(),
            list.startedAt(),
            list.changes());
    assertThat(replayed.progress()).as(at).isEqualTo(progress);
  }

  private static Expected kind(Result result) {
    return switch (result) {
      case Result.Changed(var checklist, var change) -> Expected.CHANGED;
      case Result.Unchanged() -> Expected.UNCHANGED;
      case Result.Rejected(var rejection) -> Expected.REJECTED;
    };
  }

  private static Command command(Random random, Checklist list) {
    String cause = CAUSES.get(random.nextInt(random.nextInt(5) == 0 ? 4 : 3));
    String step = STEP_IDS.get(random.nextInt(random.nextInt(5) == 0 ? 3 : 2));
    var verdicts = Verdict.values();
    return switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> new Command.Answer(cause, verdicts[random.nextInt(verdicts.length)]);
      case 4, 5 -> new Command.Tick(cause, step);
      case 6 -> new Command.Untick(cause, step);
      case 7 -> new Command.NotSolved(cause);
      case 8 ->
          random.nextInt(3) == 0 ? new Command.Solved(cause) : new Command.AddNote(note(random));
      case 9 -> new Command.Assign(PEOPLE.get(random.nextInt(PEOPLE.size())));
      case 10 -> new Command.Reopen();
      case 11 -> random.nextInt(3) == 0 ? new Command.Cancel() : new Command.Reopen();
      case 12 -> random.nextInt(5) == 0 ? new Command.Abandon() : new Command.Reopen();
      default -> new Command.Undo(undoOf(random, list));
    };
  }

  private static String note(Random random) {
    return List.of("", "  ", "a", "b ", "x".repeat(1001)).get(random.nextInt(5));
  }

  private static int undoOf(Random random, Checklist list) {
    return random.nextBoolean()
        ? list.lastChange().orElse(1)
        : random.nextInt(list.revision() + 3) - 1;
  }
}

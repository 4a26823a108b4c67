package dev.aadsts.bot.metrics;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.InMemoryChecklists;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.delivery.InMemoryDeadLetters;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

final class MeteredChecklistsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MeteredChecklists store = new MeteredChecklists(new InMemoryChecklists(), meters);
  private final Checklists checklists = new Checklists(store, MutableClock.atNoon());

  @Test
  void countsAChecklistOnceWhoeverStartsItAgain() {
    start();
    start();

    assertThat(meters.get("aadsts.checklists.opened").counter().count()).isEqualTo(1);
  }

  @Test
  void countsAnEndOnceAndByItsOutcome() {
    ChecklistId list = start();
    apply(list, new Command.AddNote("before"));
    assertThat(meters.find("aadsts.checklists.ended").counters()).isEmpty();

    apply(list, new Command.Answer("badge", Verdict.CONFIRMED));
    apply(list, new Command.Solved("badge"));
    apply(list, new Command.AddNote("after"));

    assertThat(meters.get("aadsts.checklists.ended").tag("outcome", "solved").counter().count())
        .isEqualTo(1);
  }

  @Test
  void showsWhatIsOpenAsOfTheLastLook() {
    var gauges = new StateGauges(store, new InMemoryDeadLetters(), () -> 7, meters);
    start();
    assertThat(meters.get("aadsts.checklists.open").gauge().value()).isZero();

    gauges.run();

    assertThat(meters.get("aadsts.checklists.open").gauge().value()).isEqualTo(1);
    assertThat(meters.get("aadsts.dead.letters").gauge().value()).isZero();
    assertThat(meters.get("aadsts.kb.articles").gauge().value()).isEqualTo(7);
  }

  private ChecklistId start() {
    return checklists.start(THREAD, Plans.lockedOut(), ANA).checklist().id();
  }

  private void apply(ChecklistId id, Command command) {
    assertThat(checklists.apply(id, THREAD, command, ANA, "of " + command))
        .isInstanceOf(Checklists.Outcome.Changed.class);
  }
}

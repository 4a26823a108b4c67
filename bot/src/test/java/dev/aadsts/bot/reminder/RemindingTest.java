package dev.aadsts.bot.reminder;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.InMemoryChecklists;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RemindingTest {
  private final MutableClock clock = MutableClock.atNoon();
  private final InMemoryChecklists store = new InMemoryChecklists();
  private final Checklists checklists = new Checklists(store, clock);
  private final InMemoryThreads slack = new InMemoryThreads();
  private final Reminding reminding = new Reminding(store, Map.of(Platform.SLACK, slack), clock);

  @Test
  void tellsAThreadOnceThatNobodyHasTouchedItsChecklistForADay() {
    Checklist list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    clock.advance(Reminding.IDLE);
    reminding.run();
    assertThat(slack.recorded()).as("not yet a day").isEmpty();

    clock.advance(Duration.ofMinutes(1));
    reminding.run();
    clock.advance(Duration.ofDays(5));
    reminding.run();

    assertThat(slack.recorded()).containsExactly(new Notice(list.id(), 0, THREAD));
  }

  @Test
  void tellsItAgainInTheNextSpell() {
    Checklist list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    idle();
    reminding.run();
    checklists.apply(list.id(), THREAD, new Command.AddNote("Still here"), BEN, "e1");
    idle();

    reminding.run();

    assertThat(slack.recorded()).extracting(Notice::revision).containsExactly(0, 1);
  }

  @Test
  void tellsAThreadThatItsChecklistWasClosed() {
    Checklist list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    idle();
    reminding.run();
    checklists.apply(list.id(), THREAD, new Command.Abandon(), BEN, "e1");

    reminding.run();
    reminding.run();

    assertThat(slack.recorded()).extracting(Notice::revision).containsExactly(0, 1);
  }

  @Test
  void tellsNobodyOfAChecklistThatWasClosedLongAgo() {
    Checklist list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    checklists.apply(list.id(), THREAD, new Command.Abandon(), BEN, "e1");
    idle();

    reminding.run();

    assertThat(slack.recorded()).isEmpty();
  }

  @Test
  void triesAgainWhatCouldNotBeRecorded() {
    checklists.start(THREAD, Plans.lockedOut(), ANA);
    idle();
    slack.down(true);
    reminding.run();
    slack.down(false);

    reminding.run();

    assertThat(slack.recorded()).hasSize(1);
  }

  @Test
  void recordsNothingTwiceWhereItDiedBeforeItTookNoteOfThat() {
    Checklist list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    idle();
    slack.record(new Notice(list.id(), 0, THREAD));

    reminding.run();

    assertThat(slack.recorded()).hasSize(1);
  }

  @Test
  void keepsWhatIsDueForAPlatformThatCannotBeToldToday() {
    checklists.start(THREAD, Plans.lockedOut(), ANA);
    idle();
    new Reminding(store, Map.of(), clock).run();

    reminding.run();

    assertThat(slack.recorded()).hasSize(1);
  }

  @Test
  void getsThroughMoreThanOneBatch() {
    for (int number = 0; number < 250; number++) {
      checklists.start(CHANNEL.inThread("t" + number), Plans.lockedOut(), ANA);
    }
    idle();

    reminding.run();

    assertThat(slack.recorded()).hasSize(250);
  }

  @Test
  void recordsEachOnceFromSeveralProcesses() throws Exception {
    for (int number = 0; number < 20; number++) {
      checklists.start(CHANNEL.inThread("t" + number), Plans.lockedOut(), ANA);
    }
    idle();

    Together.call(
        4,
        number -> {
          new Reminding(store, Map.of(Platform.SLACK, slack), clock).run();
          return number;
        });

    assertThat(slack.recorded()).hasSize(20);
  }

  private void idle() {
    clock.advance(Reminding.IDLE.plusMinutes(1));
  }
}

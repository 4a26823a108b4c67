package dev.aadsts.bot.checklist;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklists.Outcome;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.bot.testkit.Postgres;
import dev.aadsts.bot.testkit.Together;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Check.Confirmation;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ChecklistsTest {
  private static final Command BADGE_IS_IT = new Command.Answer("badge", Verdict.CONFIRMED);
  private static final int STEPS = 100;

  private final MutableClock clock = MutableClock.atNoon();
  private final Checklists checklists = new Checklists(new InMemoryChecklists(), clock);
  private int events;

  @Test
  void startsAChecklistOrFindsTheOpenOne() {
    var started = checklists.start(THREAD, Plans.lockedOut(), ANA);
    var again = checklists.start(THREAD, Plans.lockedOut(), BEN);

    assertThat(started.isNew()).isTrue();
    assertThat(again.isNew()).isFalse();
    assertThat(again.checklist()).isEqualTo(started.checklist());
    assertThat(again.checklist().startedBy()).isEqualTo(ANA);
  }

  @Test
  void keepsTimesToTheMillisecondSoThatTheStoreGivesThemBackEqual() {
    clock.advance(Duration.ofNanos(1_234_567));
    var millis = clock.instant().truncatedTo(ChronoUnit.MILLIS);

    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    var changed = changed(apply(list, BADGE_IS_IT, BEN));

    assertThat(list.startedAt()).isEqualTo(millis);
    assertThat(changed.changes().getLast().at()).isEqualTo(millis);
    assertThat(checklists.find(list.id(), THREAD)).contains(changed);
  }

  @Test
  void saysWhatBecameOfACommandAndGivesThePresentState() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    var changed = changed(apply(list, BADGE_IS_IT, ANA));

    assertThat(apply(list, BADGE_IS_IT, BEN)).isEqualTo(new Outcome.Unchanged(changed));
    assertThat(apply(list, new Command.Reopen(), BEN))
        .isEqualTo(new Outcome.Rejected(changed, new Rejection.NotConcluded()));
    assertThat(checklists.apply(ChecklistId.random(), THREAD, BADGE_IS_IT, BEN, "e"))
        .isEqualTo(new Outcome.NotFound());
  }

  @Test
  void isReadAndChangedFromItsOwnChannelOnly() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();

    for (Conversation elsewhere :
        List.of(
            new Conversation(Platform.SLACK, "T1", "C2", THREAD.thread()),
            new Conversation(Platform.SLACK, "T2", "C1", THREAD.thread()),
            new Conversation(Platform.TEAMS, "T1", "C1", THREAD.thread()))) {
      assertThat(checklists.find(list.id(), elsewhere)).isEmpty();
      assertThat(checklists.openIn(elsewhere)).isEmpty();
      assertThat(checklists.apply(list.id(), elsewhere, BADGE_IS_IT, ANA, "e"))
          .isEqualTo(new Outcome.NotFound());
    }
    assertThat(checklists.find(list.id(), CHANNEL)).contains(list);
    assertThat(checklists.find(list.id(), CHANNEL.inThread("other"))).contains(list);
  }

  @Test
  void doesNotReopenBesideAnotherOpenOne() {
    var ended = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    var cancelled = changed(apply(ended, new Command.Cancel(), ANA));
    checklists.start(THREAD, Plans.lockedOut(), BEN);

    assertThat(apply(ended, new Command.Reopen(), ANA))
        .isEqualTo(new Outcome.Rejected(cancelled, new Rejection.AnotherIsOpen()));
  }

  @Test
  void takesNotesOnceThatAreHandledAgainAfterOneAnother() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    for (int handled = 0; handled < 3; handled++) {
      checklists.apply(list.id(), THREAD, new Command.AddNote("A"), ANA, "of Ana");
      checklists.apply(list.id(), THREAD, new Command.AddNote("B"), BEN, "of Ben");
    }

    assertThat(checklists.find(list.id(), THREAD).orElseThrow().progress().notes())
        .extracting(Change::command)
        .containsExactly(new Command.AddNote("A"), new Command.AddNote("B"));
  }

  @Test
  void leavesWhatOthersDecidedSinceWhereAnEventIsHandledAgain() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    changed(checklists.apply(list.id(), THREAD, new Command.Assign(ANA), ANA, "hers"));
    changed(checklists.apply(list.id(), THREAD, new Command.Assign(BEN), BEN, "his"));
    changed(checklists.apply(list.id(), THREAD, new Command.Cancel(), ANA, "end"));
    var now = changed(checklists.apply(list.id(), THREAD, new Command.Reopen(), BEN, "again"));

    assertThat(checklists.apply(list.id(), THREAD, new Command.Assign(ANA), ANA, "hers"))
        .isEqualTo(new Outcome.Unchanged(now));
    assertThat(checklists.apply(list.id(), THREAD, new Command.Cancel(), ANA, "end"))
        .isEqualTo(new Outcome.Unchanged(now));
    assertThat(now.progress().assignee()).contains(BEN);
  }

  @Test
  void addsNoNoteAgainThatWasTakenBack() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    checklists.apply(list.id(), THREAD, new Command.AddNote("A"), ANA, "note");
    var now = changed(checklists.apply(list.id(), THREAD, new Command.Undo(1), BEN, "undo"));

    assertThat(checklists.apply(list.id(), THREAD, new Command.AddNote("A"), ANA, "note"))
        .isEqualTo(new Outcome.Unchanged(now));
  }

  @Test
  void losesNoTickOnSqlite(@TempDir Path folder) throws Exception {
    try (var database = Database.sqlite(folder)) {
      assertNoTickIsLost(new SqlChecklists(database));
    }
  }

  @Test
  void losesNoTickOnPostgres() throws Exception {
    try (var database = Database.postgres(Postgres.freshDatabase())) {
      assertNoTickIsLost(new SqlChecklists(database));
    }
  }

  @ParameterizedTest
  @MethodSource("fourVerdicts")
  void hearsOnePersonOfTwoWhoAnswerTheSameCheckDifferently(Verdict mine, Verdict theirs)
      throws Exception {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();

    List<Outcome> outcomes =
        Together.call(
            2,
            number ->
                checklists.apply(
                    list.id(),
                    THREAD,
                    new Command.Answer("moon", number == 0 ? mine : theirs),
                    number == 0 ? ANA : BEN,
                    "event " + number));

    assertThat(outcomes).filteredOn(Outcome.Changed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Outcome.Rejected.class::isInstance).hasSize(1);
  }

  static List<Arguments> fourVerdicts() {
    return List.of(
        Arguments.of(Verdict.CONFIRMED, Verdict.RULED_OUT),
        Arguments.of(Verdict.SKIPPED, Verdict.CANNOT_TELL));
  }

  private Outcome apply(Checklist list, Command command, Person by) {
    return checklists.apply(list.id(), THREAD, command, by, "event " + events++);
  }

  private void assertNoTickIsLost(ChecklistStore store) throws Exception {
    var busy = new Checklists(store, clock);
    var list = busy.start(THREAD, longPlan(), ANA).checklist();
    busy.apply(list.id(), THREAD, BADGE_IS_IT, ANA, "first");

    List<Outcome> outcomes =
        Together.call(
            STEPS,
            number ->
                busy.apply(
                    list.id(),
                    THREAD,
                    new Command.Tick("badge", "step" + number),
                    new Person("U" + number % 20, "Person " + number % 20),
                    "event " + number));

    assertThat(outcomes).allMatch(Outcome.Changed.class::isInstance);
    var end = busy.find(list.id(), THREAD).orElseThrow();
    assertThat(end.revision()).isEqualTo(STEPS + 1);
    assertThat(end.progress().cause("badge").ticked()).hasSize(STEPS);
  }

  private static Plan longPlan() {
    Cause badge = Articles.cause("badge", "Old", Cause.Likelihood.COMMON, Confirmation.NO);
    List<Step> steps =
        IntStream.range(0, STEPS).mapToObj(n -> Articles.step("step" + n, "Step " + n)).toList();
    var manySteps =
        new Cause(
            badge.id(), badge.title(), badge.likelihood(), badge.signals(), badge.check(), steps);
    var article = Articles.article(Articles.LOCKED_OUT, "Much to do", List.of(manySteps));
    return Plans.of(article, SignInError.ofCode(Articles.LOCKED_OUT));
  }

  private static Checklist changed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Changed.class);
    return ((Outcome.Changed) outcome).checklist();
  }
}

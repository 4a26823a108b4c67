package dev.aadsts.bot.checklist;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.CLEO;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist.Result;
import dev.aadsts.bot.checklist.ChecklistStore.Appended;
import dev.aadsts.bot.checklist.ChecklistStore.Untold;
import dev.aadsts.bot.checklist.Command.Abandon;
import dev.aadsts.bot.checklist.Command.AddNote;
import dev.aadsts.bot.checklist.Command.Answer;
import dev.aadsts.bot.checklist.Command.Assign;
import dev.aadsts.bot.checklist.Command.Cancel;
import dev.aadsts.bot.checklist.Command.NotSolved;
import dev.aadsts.bot.checklist.Command.Reopen;
import dev.aadsts.bot.checklist.Command.Solved;
import dev.aadsts.bot.checklist.Command.Tick;
import dev.aadsts.bot.checklist.Command.Undo;
import dev.aadsts.bot.checklist.Command.Untick;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link ChecklistStore} must do; each implementation's test extends it. */
public abstract class ChecklistStoreContract {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00.123Z");
  private static final Answer BADGE_IS_IT = new Answer("badge", Verdict.CONFIRMED);

  /** An empty store, the same one each time within a test. */
  protected abstract ChecklistStore store();

  /** What another process would see; the same store where there is no other. */
  protected ChecklistStore reopened() {
    return store();
  }

  @Test
  void findsNothingItNeverSaw() {
    assertThat(store().find(ChecklistId.random())).isEmpty();
    assertThat(store().openIn(THREAD)).isEmpty();
    assertThat(store().countOpen()).isZero();
    assertThat(store().confirmed("T1", Articles.LOCKED_OUT)).isEmpty();
    assertThat(store().idleSince(START, 10)).isEmpty();
    assertThat(store().deleteEndedBefore(START)).isZero();
    assertThat(store().append(after(list(THREAD), BADGE_IS_IT))).isEqualTo(Appended.STALE);
  }

  @Test
  void givesAChecklistBackAsItWas() {
    var plan = Plans.of(Articles.lockedOut(), Plans.detailed());
    var list = Checklist.start(THREAD, plan, ANA, START);

    assertThat(store().open(list)).isEqualTo(list);
    assertThat(store().find(list.id())).contains(list);
    assertThat(reopened().find(list.id())).contains(list);
  }

  @ParameterizedTest
  @CsvSource({"SLACK, T1, C2", "SLACK, T2, C1", "TEAMS, T1, C1", "SLACK, T1, ''"})
  void keepsAChecklistInItsChannel(Platform platform, String workspace, String channel) {
    var list = store().open(list(THREAD));
    var elsewhere = new Conversation(platform, workspace, channel, THREAD.thread());

    assertThat(store().find(list.id(), THREAD)).contains(list);
    assertThat(store().find(list.id(), THREAD.inThread("another"))).contains(list);
    assertThat(store().find(list.id(), elsewhere)).isEmpty();
    assertThat(store().openIn(elsewhere)).isEmpty();
    var moved =
        new Checklist(
            list.id(), elsewhere, list.plan(), ANA, START, after(list, BADGE_IS_IT).changes());
    assertThat(store().append(moved)).isEqualTo(Appended.STALE);
    assertThat(store().find(list.id())).contains(list);
  }

  @Test
  void givesEveryChangeBackAsItWas() {
    var list = store().open(list(THREAD));

    for (Command command :
        List.of(
            BADGE_IS_IT,
            new Tick("badge", "mend"),
            new Untick("badge", "mend"),
            new AddNote("Grüße, \"quotes\" and\nlines \uD83D\uDE80"),
            new Assign(new Person("U9", "Zoë O'Neil")),
            new NotSolved("badge"),
            new Undo(6),
            new Solved("badge"),
            new Reopen(),
            new Cancel(),
            new Reopen(),
            new Abandon())) {
      list = appended(list, command);
    }

    assertThat(reopened().find(list.id())).contains(list);
    assertThat(list.revision()).isEqualTo(12);
  }

  @Test
  void knowsWhichEventAskedForAChange() {
    var list = store().open(list(THREAD));
    var noted = (Result.Changed) list.apply(new AddNote("A"), BEN, START, "slack:event/1");
    store().append(noted.checklist());
    appended(noted.checklist(), new Abandon());

    var found = reopened().find(list.id()).orElseThrow();

    assertThat(found.changes())
        .extracting(Change::event)
        .containsExactly(Optional.of("slack:event/1"), Optional.empty());
    assertThat(found.apply(new AddNote("A"), BEN, START, "slack:event/1"))
        .isEqualTo(new Result.Unchanged());
  }

  @Test
  void keepsNotWhetherSomebodyIsOfAnotherCompany() {
    Person guest = CLEO.external(true);
    var list = store().open(Checklist.start(THREAD, Plans.lockedOut(), guest, START));
    store().append(((Result.Changed) list.apply(new AddNote("A"), guest, START)).checklist());

    var found = reopened().find(list.id()).orElseThrow();

    assertThat(found.startedBy()).isEqualTo(CLEO);
    assertThat(found.changes()).extracting(Change::by).containsExactly(CLEO);
  }

  @Test
  void takesTheSameNoteTwiceByAPersonOfAnotherCompanyAsOne() {
    Person guest = CLEO.external(true);
    var list = store().open(list(THREAD));
    var noted = (Result.Changed) list.apply(new AddNote("A"), guest, START, "teams:event/1");
    store().append(noted.checklist());

    var found = reopened().find(list.id()).orElseThrow();

    assertThat(found.apply(new AddNote("A"), guest, START, "teams:event/2"))
        .isEqualTo(new Result.Unchanged());
  }

  @Test
  void keepsLongNamesAndPlaces() {
    var long300 = "n".repeat(300);
    var place =
        new Conversation(
            Platform.TEAMS, "t".repeat(200), "c".repeat(390), Optional.of("m".repeat(390)));
    var list =
        Checklist.start(place, Plans.lockedOut(), new Person("u".repeat(200), long300), START);
    store().open(list);

    var changed =
        ((Result.Changed) list.apply(BADGE_IS_IT, new Person("u", long300), START)).checklist();

    assertThat(store().append(changed)).isEqualTo(Appended.DONE);
    assertThat(store().find(list.id())).contains(changed);
  }

  @Test
  void opensOneChecklistForACodeInAThread() {
    var first = store().open(list(THREAD));

    assertThat(store().open(list(THREAD))).isEqualTo(first);
    assertThat(store().open(expired(THREAD)).plan().code()).isEqualTo(Articles.EXPIRED);
    assertThat(store().open(list(CHANNEL.inThread("other")))).isNotEqualTo(first);
    assertThat(store().open(list(CHANNEL))).isNotEqualTo(first);
    assertThat(store().open(list(inWorkspace("T2")))).isNotEqualTo(first);
  }

  @Test
  void opensAnotherOnceTheFirstHasEnded() {
    var first = store().open(list(THREAD));
    appended(first, new Cancel());

    var second = store().open(list(THREAD));

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(store().openIn(THREAD)).containsExactly(second);
  }

  @Test
  void letsOneOfManyWin() throws Exception {
    List<Checklist> opened =
        Together.call(
            40, number -> store().open(Checklist.start(THREAD, Plans.lockedOut(), ANA, START)));

    assertThat(opened).extracting(Checklist::id).containsOnly(opened.getFirst().id());
    assertThat(store().openIn(THREAD)).hasSize(1);
    assertThat(store().countOpen()).isEqualTo(1);
  }

  @Test
  void opensWhileOthersEndWhatIsOpen() throws Exception {
    List<Checklist> opened =
        Together.call(
            40,
            number -> {
              Checklist list = store().open(list(THREAD));
              store().append(after(list, new Cancel()));
              return list;
            });

    assertThat(opened).hasSize(40).allMatch(list -> store().find(list.id()).isPresent());
  }

  @Test
  void takesAChangeOfThePresentRevisionOnly() {
    var list = store().open(list(THREAD));
    var changed = appended(list, BADGE_IS_IT);

    assertThat(store().append(after(list, new Cancel()))).isEqualTo(Appended.STALE);
    assertThat(store().append(changed)).isEqualTo(Appended.STALE);
    assertThat(store().append(after(after(changed, new Cancel()), new Reopen())))
        .isEqualTo(Appended.STALE);
    assertThat(store().find(list.id())).contains(changed);
  }

  @Test
  void takesOneOfManyChangesOfTheSameRevision() throws Exception {
    var list = store().open(list(THREAD));

    List<Appended> outcomes =
        Together.call(30, number -> store().append(after(list, new AddNote("note " + number))));

    assertThat(outcomes).filteredOn(Appended.DONE::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Appended.STALE::equals).hasSize(29);
    assertThat(store().find(list.id()).orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void doesNotReopenBesideAnotherOpenOne() {
    var ended = appended(store().open(list(THREAD)), new Cancel());
    var open = store().open(list(THREAD));

    assertThat(store().append(after(ended, new Reopen()))).isEqualTo(Appended.ANOTHER_IS_OPEN);
    assertThat(store().append(after(ended, new Undo(1)))).isEqualTo(Appended.ANOTHER_IS_OPEN);
    assertThat(store().append(after(ended, new AddNote("still closed")))).isEqualTo(Appended.DONE);
    assertThat(store().openIn(THREAD)).containsExactly(open);
  }

  @Test
  void reopensWhereNoOtherIsOpen() {
    var ended = appended(store().open(list(THREAD)), new Cancel());

    var open = appended(ended, new Reopen());

    assertThat(store().openIn(THREAD)).containsExactly(open);
  }

  @Test
  void listsWhatIsOpenInAThreadOrInAWholeChannel() {
    var here = store().open(at(0, list(THREAD)));
    var hereToo = store().open(at(1, expired(THREAD)));
    var nextThread = store().open(at(2, list(CHANNEL.inThread("other"))));
    var noThread = store().open(at(3, list(CHANNEL)));
    appended(store().open(at(4, expired(CHANNEL.inThread("other")))), new Cancel());
    store().open(list(inWorkspace("T2")));
    store().open(list(new Conversation(Platform.SLACK, "T1", "C2", Optional.of("t"))));
    store().open(list(new Conversation(Platform.TEAMS, "T1", "C1", Optional.of("t"))));

    assertThat(store().openIn(THREAD)).containsExactly(here, hereToo);
    assertThat(store().openIn(CHANNEL)).containsExactly(here, hereToo, nextThread, noThread);
    assertThat(store().countOpen()).isEqualTo(7);
  }

  @Test
  void listsTheNewestWhereVeryManyAreOpen() {
    for (int number = 0; number < ChecklistStore.MOST_OPEN + 5; number++) {
      store().open(at(number, list(CHANNEL.inThread("thread " + number))));
    }

    List<Checklist> open = store().openIn(CHANNEL);

    assertThat(open)
        .hasSize(ChecklistStore.MOST_OPEN)
        .isSortedAccordingTo((a, b) -> a.startedAt().compareTo(b.startedAt()));
    assertThat(open.getLast().conversation().thread()).contains("thread 24");
  }

  @Test
  void namesWhatNobodyHasTouchedTheLongestIdleFirst() {
    var oldest = store().open(at(0, list(CHANNEL.inThread("a"))));
    var old = store().open(at(60, list(CHANNEL.inThread("b"))));
    var touched = store().open(at(0, list(CHANNEL.inThread("c"))));
    store().append(afterAt(touched, new AddNote("on it"), START.plusSeconds(300)));
    store().append(after(store().open(list(CHANNEL.inThread("d"))), new Cancel()));

    assertThat(store().idleSince(START.plusSeconds(300), 10))
        .containsExactly(oldest.id(), old.id());
    assertThat(store().idleSince(START.plusSeconds(300), 1)).containsExactly(oldest.id());
    assertThat(store().idleSince(START.plusSeconds(60), 10)).containsExactly(oldest.id());
  }

  @Test
  void countsWhatWasFoundInEachWorkspace() {
    solve("badge", THREAD);
    solve("badge", THREAD);
    solve("door", CHANNEL.inThread("other"));
    solve("moon", inWorkspace("T2"));
    appended(appended(store().open(list(THREAD)), BADGE_IS_IT), new Cancel());

    assertThat(store().confirmed("T1", Articles.LOCKED_OUT))
        .containsOnly(entry("badge", 2), entry("door", 1));
    assertThat(store().confirmed("T2", Articles.LOCKED_OUT)).containsOnlyKeys("moon");
    assertThat(store().confirmed("T1", Articles.EXPIRED)).isEmpty();
  }

  @Test
  void doesNotCountWhatWasTakenBack() {
    var solved = solve("badge", THREAD);

    appended(solved, new Reopen());

    assertThat(store().confirmed("T1", Articles.LOCKED_OUT)).isEmpty();
  }

  @Test
  void deletesWhatEndedLongAgo() {
    var ended = appended(store().open(list(THREAD)), new Cancel());
    var justEnded =
        afterAt(store().open(expired(THREAD)), new Cancel(), START.plus(Duration.ofDays(1)));
    store().append(justEnded);
    var open = store().open(list(THREAD));

    int deleted = store().deleteEndedBefore(START.plus(Duration.ofDays(1)));

    assertThat(deleted).isEqualTo(1);
    assertThat(store().find(ended.id())).isEmpty();
    assertThat(store().find(justEnded.id())).contains(justEnded);
    assertThat(store().find(open.id())).contains(open);
    assertThat(store().append(after(ended, new Reopen()))).isEqualTo(Appended.STALE);
  }

  @Test
  void remembersWhatWasFoundWhenTheChecklistIsDeleted() {
    solve("badge", THREAD);
    solve("badge", THREAD);
    store().deleteEndedBefore(START.plus(Duration.ofDays(1)));
    solve("badge", THREAD);
    solve("door", THREAD);
    store().deleteEndedBefore(START.plus(Duration.ofDays(1)));
    solve("moon", THREAD);

    assertThat(reopened().confirmed("T1", Articles.LOCKED_OUT))
        .containsOnly(entry("badge", 3), entry("door", 1), entry("moon", 1));
  }

  @Test
  void knowsTheCodesOfAWorkspace() {
    assertThat(store().codes("T1")).isEmpty();

    solve("badge", THREAD);
    store().deleteEndedBefore(START.plus(Duration.ofDays(1)));
    assertThat(store().codes("T1")).containsExactly(Articles.LOCKED_OUT);

    store().open(expired(THREAD));
    store().open(at(1, expired(CHANNEL.inThread("other"))));
    store().open(at(2, expired(inWorkspace("T2"))));

    assertThat(store().codes("T1"))
        .containsExactlyInAnyOrder(Articles.LOCKED_OUT, Articles.EXPIRED);
    assertThat(store().codes("T2")).containsExactly(Articles.EXPIRED);
  }

  @Test
  void findsTheOpenOnesOfAWorkspaceForACode() {
    var first = store().open(list(THREAD));
    var second = store().open(at(1, list(new Conversation(Platform.SLACK, "T1", "C2", thread()))));
    store().open(at(2, expired(THREAD)));
    store().open(at(3, list(inWorkspace("T2"))));
    store().open(at(4, list(new Conversation(Platform.TEAMS, "T1", "C1", thread()))));
    var ended = store().open(at(5, list(CHANNEL.inThread("ended"))));
    appended(ended, new Cancel());

    assertThat(store().openFor(CHANNEL, Articles.LOCKED_OUT)).containsExactly(second, first);
  }

  @Test
  void findsTheOpenOnesThatAPersonHasToDoWith() {
    var started = store().open(startedBy(CLEO, "started"));
    var assigned = appended(store().open(list(THREAD)), new Assign(CLEO));
    var touched = store().open(startedBy(ANA, "touched"));
    touched =
        ((Result.Changed) touched.apply(new AddNote("x"), CLEO, START.plusSeconds(5))).checklist();
    store().append(touched);
    appended(store().open(startedBy(CLEO, "ended")), new Cancel());
    store().open(startedBy(ANA, "of others"));
    store().open(Checklist.start(inWorkspace("T2"), Plans.lockedOut(), CLEO, START));

    assertThat(store().openOf(CHANNEL, CLEO.id()))
        .containsExactlyInAnyOrder(started, assigned, touched)
        .startsWith(touched);
    assertThat(store().openOf(inWorkspace("T3"), CLEO.id())).isEmpty();
  }

  @Test
  void listsNobodyWhoIsOnItNoMore() {
    var list = appended(store().open(list(THREAD)), new Assign(CLEO));
    appended(list, new Assign(ANA));

    assertThat(store().openOf(CHANNEL, CLEO.id())).isEmpty();
  }

  @Test
  void knowsWhichThreadsAreToBeTold() {
    var idle = store().open(list(THREAD));
    store().open(at(3600, list(CHANNEL.inThread("busy"))));
    var closed = appended(store().open(list(CHANNEL.inThread("closed"))), new Abandon());
    appended(store().open(list(CHANNEL.inThread("cancelled"))), new Cancel());

    assertThat(untold(START.plusSeconds(60), START))
        .containsExactlyInAnyOrder(
            new Untold(idle.id(), 0, idle.conversation()),
            new Untold(closed.id(), 1, closed.conversation()));
    assertThat(untold(START, START.plusSeconds(1))).isEmpty();
  }

  @Test
  void tellsAThreadOnceForARevision() {
    var idle = store().open(list(THREAD));
    Instant later = START.plusSeconds(60);

    store().told(idle.id(), 0);
    assertThat(untold(later, later)).isEmpty();

    appended(idle, new AddNote("Still here"));
    assertThat(untold(later, later)).extracting(Untold::revision).containsExactly(1);
    store().told(idle.id(), 0);
    assertThat(untold(later, later)).as("told of an older one").hasSize(1);
  }

  @Test
  void tellsOnlyPlatformsThatCanBeTold() {
    store().open(list(THREAD));
    var teams = store().open(list(new Conversation(Platform.TEAMS, "T1", "C1", thread())));
    Instant later = START.plusSeconds(60);

    assertThat(store().untold(Set.of(), later, later, 10)).isEmpty();
    assertThat(store().untold(Set.of(Platform.TEAMS), later, later, 10))
        .extracting(Untold::id)
        .containsExactly(teams.id());
    assertThat(store().untold(EnumSet.allOf(Platform.class), later, later, 1)).hasSize(1);
  }

  private List<Untold> untold(Instant idleSince, Instant closedSince) {
    return store().untold(Set.of(Platform.SLACK), idleSince, closedSince, 10);
  }

  private static Optional<String> thread() {
    return THREAD.thread();
  }

  private static Checklist startedBy(Person person, String thread) {
    return Checklist.start(CHANNEL.inThread(thread), Plans.lockedOut(), person, START);
  }

  private Checklist solve(String cause, Conversation where) {
    var list = store().open(list(where));
    return appended(appended(list, new Answer(cause, Verdict.CONFIRMED)), new Solved(cause));
  }

  private Checklist appended(Checklist list, Command command) {
    Checklist changed = after(list, command);
    assertThat(store().append(changed)).isEqualTo(Appended.DONE);
    return changed;
  }

  private static Checklist after(Checklist list, Command command) {
    return afterAt(list, command, START);
  }

  private static Checklist afterAt(Checklist list, Command command, Instant at) {
    return ((Result.Changed) list.apply(command, BEN, at)).checklist();
  }

  private static Checklist list(Conversation where) {
    return Checklist.start(where, Plans.lockedOut(), ANA, START);
  }

  private static Checklist expired(Conversation where) {
    return Checklist.start(where, Plans.expired(), ANA, START);
  }

  private static Checklist at(long seconds, Checklist list) {
    return Checklist.start(
        list.conversation(), list.plan(), list.startedBy(), START.plusSeconds(seconds));
  }

  private static Conversation inWorkspace(String workspace) {
    return new Conversation(Platform.SLACK, workspace, "C1", THREAD.thread());
  }
}

package dev.aadsts.bot.store;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.checklist.ChecklistStoreContract;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.UnreadableChecklistException;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.Plans;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What checklists must do on either database, besides what every store does. */
abstract class SqlChecklistsContract extends ChecklistStoreContract {
  private final Checklist list =
      Checklist.start(THREAD, Plans.lockedOut(), ANA, Instant.parse("2026-11-20T12:00:00Z"));

  protected abstract Database database();

  @Override
  protected ChecklistStore store() {
    return new SqlChecklists(database());
  }

  @Test
  void readsAPlanThatANewerVersionWrote() {
    store().open(list);

    rewritePlan("{", "{\"colour\":\"blue\",\"more\":[{\"a\":1}],");

    assertThat(store().find(list.id())).contains(list);
  }

  @Test
  void readsAPlanThatAnOlderVersionWroteWithoutTodaysLists() {
    store().open(list);

    rewritePlan(",\"collect\":", ",\"gather\":");
    rewritePlan("\"signals\":[\"door says so\"],", "");

    var read = store().find(list.id()).orElseThrow().plan();
    assertThat(read.collect()).isEmpty();
    assertThat(read.cause("door").orElseThrow().cause().signals()).isEmpty();
  }

  @Test
  void refusesAChangeThatOnlyANewerVersionKnows() {
    store().open(list);
    store()
        .append(
            ((Checklist.Result.Changed) list.apply(new Command.Cancel(), ANA, list.startedAt()))
                .checklist());

    database()
        .queries()
        .useHandle(
            handle ->
                handle.execute("UPDATE checklist_changes SET command = '{\"do\":\"delegate\"}'"));

    assertThatThrownBy(() -> store().find(list.id()))
        .isInstanceOf(UnreadableChecklistException.class)
        .hasMessageContaining(list.id().value())
        .hasMessageContaining("The store holds a broken Command");
  }

  @Test
  void leavesWhatItCannotReadOutOfListsAndSaysSo() {
    store().open(list);
    var readable = store().open(Checklist.start(THREAD, Plans.expired(), ANA, list.startedAt()));
    database()
        .queries()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE checklists SET plan = '[]' WHERE id = ?", list.id().value()));

    try (var logs = new CapturedLogs()) {
      assertThat(store().openIn(THREAD)).containsExactly(readable);
      assertThat(store().openOf(THREAD, ANA.id())).containsExactly(readable);
      assertThat(store().openFor(THREAD, list.plan().code())).isEmpty();

      assertThat(logs.lines())
          .filteredOn(line -> line.contains(list.id().value()))
          .hasSize(3)
          .allMatch(line -> line.startsWith("WARN"));
    }
  }

  @Test
  void deletesTheHistoryWithItsChecklist() {
    store().open(list);
    store()
        .append(
            ((Checklist.Result.Changed) list.apply(new Command.Cancel(), ANA, list.startedAt()))
                .checklist());

    store().deleteEndedBefore(list.startedAt().plusSeconds(1));

    assertThat(count("checklist_changes")).isZero();
    assertThat(count("checklists")).isZero();
  }

  private int count(String table) {
    return database()
        .queries()
        .withHandle(
            handle -> handle.select("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  private void rewritePlan(String from, String to) {
    database()
        .queries()
        .useHandle(
            handle -> {
              String plan = handle.select("SELECT plan FROM checklists").mapTo(String.class).one();
              assertThat(plan).contains(from);
              int at = plan.indexOf(from);
              String rewritten = plan.substring(0, at) + to + plan.substring(at + from.length());
              handle.execute("UPDATE checklists SET plan = ?", rewritten);
            });
  }
}

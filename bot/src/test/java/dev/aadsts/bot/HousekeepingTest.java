package dev.aadsts.bot;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Conclusion.Outcome;
import dev.aadsts.bot.checklist.ForwardingChecklists;
import dev.aadsts.bot.checklist.InMemoryChecklists;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.InMemoryDeadLetters;
import dev.aadsts.bot.delivery.outbox.InMemoryReceipts;
import dev.aadsts.bot.delivery.outbox.Receipts;
import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.secret.SecretName;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.store.SqlDeadLetters;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.store.SqlReceipts;
import dev.aadsts.bot.store.SqlSecrets;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HousekeepingTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final MutableClock clock = MutableClock.atNoon();
  private final ChecklistStore store = new InMemoryChecklists();
  private final Receipts receipts = new InMemoryReceipts();
  private final DeadLetters deadLetters = new InMemoryDeadLetters();
  private final Checklists checklists = new Checklists(store, clock);
  private final Housekeeping housekeeping =
      new Housekeeping(
          store, receipts, deadLetters, moment -> 0, Optional.empty(), RETENTION, clock);

  @Test
  void closesAChecklistThatNobodyTouchedForTwoWeeks() {
    var list = start("a");
    clock.advance(Housekeeping.IDLE);
    housekeeping.run();
    assertThat(state(list).progress().conclusion()).isEmpty();

    clock.advance(MOMENT);
    housekeeping.run();

    assertThat(state(list).ended(Outcome.ABANDONED)).isTrue();
    assertThat(state(list).changes().getLast().by().name()).isEqualTo("aadsts");
    assertThat(state(list).changes().getLast().at()).isEqualTo(clock.instant());
  }

  @Test
  void leavesAChecklistOpenThatSomebodyTouched() {
    var list = start("a");
    clock.advance(Duration.ofDays(13));
    apply(list, new Command.AddNote("still on it"));
    clock.advance(Duration.ofDays(13));

    housekeeping.run();

    assertThat(state(list).progress().conclusion()).isEmpty();
  }

  @Test
  void closesAllThatAreIdleHoweverMany() {
    for (int number = 0; number < 250; number++) {
      start("thread " + number);
    }
    clock.advance(Housekeeping.IDLE.plus(MOMENT));

    housekeeping.run();

    assertThat(store.idleSince(clock.instant(), 1000)).isEmpty();
  }

  @Test
  void forgetsAChecklistOnceItsRetentionIsOverButNotWhatItFound() {
    var list = start("a");
    apply(list, new Command.Answer("badge", Verdict.CONFIRMED));
    apply(list, new Command.Solved("badge"));
    clock.advance(RETENTION);
    housekeeping.run();
    assertThat(store.find(list)).isPresent();

    clock.advance(MOMENT);
    housekeeping.run();

    assertThat(store.find(list)).isEmpty();
    assertThat(store.confirmed("T1", Articles.LOCKED_OUT)).containsEntry("badge", 1);
  }

  @Test
  void keepsAnAbandonedChecklistForTheRetentionToo() {
    var list = start("a");
    clock.advance(Duration.ofDays(60));

    housekeeping.run();
    assertThat(state(list).ended(Outcome.ABANDONED)).isTrue();
    clock.advance(RETENTION.plus(MOMENT));
    housekeeping.run();

    assertThat(store.find(list)).isEmpty();
  }

  @Test
  void forgetsOldReceipts() {
    receipts.begin("e1", "root", clock.instant());
    clock.advance(Housekeeping.RECEIPTS);
    housekeeping.run();
    assertThat(receipts.begin("e1", "root", clock.instant())).isPresent();

    clock.advance(MOMENT);
    housekeeping.run();

    assertThat(receipts.begin("e1", "root", clock.instant())).isEmpty();
  }

  @Test
  void forgetsWhatWasGivenUpOnceTheRetentionIsOver() {
    deadLetters.keep(
        new DeadLetter("0badcafe", "e1", "slack", DeadLetter.Reason.REFUSED, clock.instant()));
    clock.advance(RETENTION);
    housekeeping.run();
    assertThat(deadLetters.count()).isEqualTo(1);

    clock.advance(MOMENT);
    housekeeping.run();

    assertThat(deadLetters.count()).isZero();
  }

  @Test
  void forgetsWhoGaveFeedbackOnceTheRetentionIsOverButNotThatSomebodyDid(@TempDir Path folder) {
    try (var database = Database.sqlite(folder)) {
      var reports = new SqlFeedback(database, clock);
      var real =
          new Housekeeping(
              store,
              receipts,
              deadLetters,
              reports::forgetBefore,
              Optional.empty(),
              RETENTION,
              clock);
      reports.report("e1", Articles.LOCKED_OUT, THREAD, ANA, "");
      clock.advance(RETENTION);
      real.run();
      assertThat(Rows.in(folder, "SELECT person_id FROM feedback")).containsExactly(ANA.id());

      clock.advance(MOMENT);
      real.run();

      assertThat(Rows.in(folder, "SELECT person_id FROM feedback")).containsExactly("");
      assertThat(reports.count()).isEqualTo(1);
    }
  }

  @Test
  void encryptsSecretsWithTheNewestKey(@TempDir Path folder) {
    String old = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    String fresh = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    var name = new SecretName("slack-bot-token", "T1");
    try (var database = Database.sqlite(folder)) {
      new SqlSecrets(database, new Seal(EncryptionKeys.parse(old)), clock).put(name, "first");
      var both = new Seal(EncryptionKeys.parse(fresh + "," + old));
      var secrets = new SqlSecrets(database, both, clock);

      new Housekeeping(
              store, receipts, deadLetters, moment -> 0, Optional.of(secrets), RETENTION, clock)
          .run();

      assertThat(Rows.in(folder, "SELECT sealed FROM secrets"))
          .singleElement()
          .asString()
          .startsWith(both.newest());
    }
  }

  @Test
  void doesNotThrowWhenTheStoreIsGone(@TempDir Path folder) {
    var database = Database.sqlite(folder);
    var broken =
        new Housekeeping(
            new SqlChecklists(database),
            new SqlReceipts(database),
            new SqlDeadLetters(database),
            moment -> 0,
            Optional.empty(),
            RETENTION,
            clock);
    database.close();

    broken.run();
  }

  @Test
  void goesOnWhereOneStepFails() {
    receipts.begin("e1", "root", clock.instant());
    var broken =
        new ForwardingChecklists(store) {
          @Override
          public int deleteEndedBefore(Instant moment) {
            throw new IllegalStateException("The table is locked");
          }
        };
    clock.advance(Housekeeping.RECEIPTS.plus(MOMENT));

    try (var logs = new CapturedLogs()) {
      new Housekeeping(
              broken, receipts, deadLetters, moment -> 0, Optional.empty(), RETENTION, clock)
          .run();

      assertThat(logs.lines())
          .filteredOn(line -> line.startsWith("ERROR"))
          .singleElement()
          .asString()
          .contains("old checklists deleted");
    }
    assertThat(receipts.begin("e1", "root", clock.instant())).isEmpty();
  }

  @Test
  void closesTheOthersWhereOneChecklistCannotBeRead(@TempDir Path folder) throws SQLException {
    try (var database = Database.sqlite(folder)) {
      var sql = new SqlChecklists(database);
      var real = new Checklists(sql, clock);
      var younger = real.start(THREAD, Plans.lockedOut(), ANA).checklist();
      real.apply(younger.id(), THREAD, new Command.AddNote("Seen"), ANA, "e1");
      clock.advance(MOMENT);
      var idle = real.start(CHANNEL.inThread("idle"), Plans.lockedOut(), ANA).checklist();
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("UPDATE checklist_changes SET command = '{\"do\":\"delegate\"}'");
      }
      clock.advance(Housekeeping.IDLE.plus(MOMENT));

      try (var logs = new CapturedLogs()) {
        new Housekeeping(
                sql, receipts, deadLetters, moment -> 0, Optional.empty(), RETENTION, clock)
            .run();

        assertThat(logs.lines())
            .filteredOn(line -> line.startsWith("WARN"))
            .singleElement()
            .asString()
            .contains(younger.id().value());
      }
      assertThat(sql.find(idle.id()).orElseThrow().ended(Outcome.ABANDONED)).isTrue();
    }
  }

  @Test
  void worksOnTheRealStore(@TempDir Path folder) {
    try (var database = Database.sqlite(folder)) {
      var sql = new SqlChecklists(database);
      var list = new Checklists(sql, clock).start(THREAD, Plans.lockedOut(), ANA).checklist();
      var real =
          new Housekeeping(
              sql,
              new SqlReceipts(database),
              new SqlDeadLetters(database),
              moment -> 0,
              Optional.empty(),
              RETENTION,
              clock);
      clock.advance(Housekeeping.IDLE.plus(MOMENT));

      real.run();

      assertThat(sql.find(list.id()).orElseThrow().ended(Outcome.ABANDONED)).isTrue();
      assertThat(sql.openIn(THREAD)).isEqualTo(List.of());
    }
  }

  private ChecklistId start(String thread) {
    return checklists.start(CHANNEL.inThread(thread), Plans.lockedOut(), ANA).checklist().id();
  }

  private void apply(ChecklistId id, Command command) {
    assertThat(checklists.apply(id, THREAD, command, ANA, "of " + command))
        .isInstanceOf(Checklists.Outcome.Changed.class);
  }

  private Checklist state(ChecklistId id) {
    return store.find(id).orElseThrow();
  }
}

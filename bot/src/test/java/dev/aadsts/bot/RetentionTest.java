package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Rows;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing stays in the database for ever that grows with what people do. */
final class RetentionTest {
  private static final Duration RETENTION = Duration.ofDays(30);

  /**
   * A row of each table that is forgotten, as of a moment; {@code AT} is that, {@code DAY} its day.
   */
  private static final Map<String, String> FORGOTTEN =
      Map.ofEntries(
          Map.entry(
              "checklists",
              "VALUES ('c', 'SLACK', 'T1', 'C1', '', 50105, '{}', 'U1', 'zoe', AT, 1, 'SOLVED',"
                  + " NULL, AT, NULL, -1)"),
          Map.entry("checklist_changes", "VALUES ('c', 1, 'U1', 'zoe', AT, '{}', 'e')"),
          Map.entry("receipts", "VALUES ('e', 'root', NULL, AT)"),
          Map.entry("feedback", "VALUES ('e', 50105, 'SLACK', 'T1', 'zoe', AT, 'words')"),
          Map.entry("dead_letters", "VALUES ('i', 'e', 'slack', 'REFUSED', AT)"),
          Map.entry(
              "setting_changes",
              "VALUES ('e', 'SLACK', 'T1', 'C1', 'receipts', 'on', 'U1', 'zoe', AT)"),
          Map.entry("settings", "VALUES ('SLACK', 'T1', 'C1', 'receipts', NULL, 'U1', 'zoe', AT)"),
          Map.entry("claims", "VALUES ('t', 'e', 'SLACK', 'T1', 'C1', '', AT, 'zoe')"),
          Map.entry("sightings", "VALUES ('SLACK', 'T1', 50105, '', 'zoe', AT)"),
          Map.entry("sighting_log", "VALUES (AT, 'SLACK', 'T1', 50105, '', 'zoe')"),
          Map.entry("code_counts", "VALUES ('SLACK', 'T1', 50105, DAY, 1)"));

  /** Why each of the others is not. */
  private static final Map<String, String> KEPT =
      Map.of(
          "cause_outcomes", "numbers without people",
          "scheduled_tasks", "the inbox forgets what it has handled: InboxContract",
          "secrets", "as long as the app is installed: InstallationStoreContract",
          "slack_installations", "as long as the app is installed: InstallationStoreContract",
          "slack_organisations", "as long as the app is installed: InstallationStoreContract",
          "used_once", "hashes that count for minutes, forgotten with the next: InstallStateTest",
          "addresses", "as long as the bot is in that conversation: TeamsInstallationTest");

  @TempDir private Path folder;

  private final MutableClock clock = MutableClock.atNoon();

  @Test
  void isDecidedForEveryTable() {
    try (Core core = Cores.in(folder, clock)) {
      assertThat(core.database().isUp()).isTrue();
    }
    var decided = new TreeSet<>(FORGOTTEN.keySet());
    decided.addAll(KEPT.keySet());

    assertThat(
            Rows.in(
                folder,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                    + " AND name NOT LIKE 'flyway_%'"))
        .containsExactlyInAnyOrderElementsOf(decided);
  }

  @Test
  void forgetsEverybodyOnTime() throws Exception {
    try (Core core = Cores.in(folder, clock)) {
      for (String table :
          List.of("checklists", "receipts", "feedback", "dead_letters", "setting_changes")) {
        write(table);
      }
      for (String table :
          List.of(
              "settings",
              "claims",
              "sightings",
              "sighting_log",
              "code_counts",
              "checklist_changes")) {
        write(table);
      }
      assertThat(Rows.all(folder)).contains("zoe");
      clock.advance(RETENTION.minusHours(1));
      tidy(core);
      assertThat(count("checklists") + count("setting_changes") + count("settings")).isEqualTo(3);

      clock.advance(Duration.ofDays(1).plusHours(1));
      tidy(core);

      assertThat(Rows.all(folder)).doesNotContain("zoe");
      for (String table : FORGOTTEN.keySet()) {
        assertThat(count(table)).as(table).isEqualTo(table.equals("feedback") ? 1 : 0);
      }
    }
  }

  @Test
  void keepsWhoSetWhatStillCounts() throws Exception {
    try (Core core = Cores.in(folder, clock)) {
      execute(
          "INSERT INTO settings VALUES ('SLACK', 'T1', 'C1', 'receipts', 'on', 'U1', 'ana', 1)");
      clock.advance(RETENTION.multipliedBy(2));

      tidy(core);

      assertThat(Rows.in(folder, "SELECT by_name FROM settings")).containsExactly("ana");
    }
  }

  private void tidy(Core core) {
    new Housekeeping(
            core.store(),
            core.receipts(),
            core.deadLetters(),
            core::forgetPeopleBefore,
            core.secrets(),
            RETENTION,
            clock)
        .run();
    int unused = core.forgetPassed(clock.instant());
  }

  private void write(String table) throws SQLException {
    Instant now = clock.instant();
    String row = FORGOTTEN.getOrDefault(table, "");
    execute(
        "INSERT INTO "
            + table
            + " "
            + row.replace("AT,", now.toEpochMilli() + ",")
                .replace("AT)", now.toEpochMilli() + ")")
                .replace("DAY", "" + now.toEpochMilli() / Duration.ofDays(1).toMillis()));
  }

  private int count(String table) {
    return Integer.parseInt(Rows.in(folder, "SELECT COUNT(*) FROM " + table).getFirst());
  }

  private void execute(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("aadsts.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package dev.aadsts.bot;

import static dev.aadsts.bot.CommandLineRun.run;
import static dev.aadsts.bot.CommandLineRun.watched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlDeadLetters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./aadsts doctor}: what it examines, and of which settings. */
final class DoctorCommandTest {
  @TempDir Path folder;

  @Test
  void readsSettingsFromAFileAndSaysWhichLineIsNone() throws Exception {
    Path file = folder.resolve("aadsts.env");
    Files.writeString(file, "# comment\nAADSTS_RETENTION=soon\n");
    assertThat(run("", "doctor", "--config", file.toString()).out()).contains("AADSTS_RETENTION");

    Files.writeString(file, "PORT 80\n");
    assertThat(run("", "doctor", "--config", file.toString()).out()).contains(file + ":1:");
  }

  @Test
  void examinesTheInstallation() {
    CommandLineRun ran =
        run(
            "",
            Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString(), "PORT", "0"),
            "doctor");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("configuration", "knowledge base", "store")
        .contains("Dev mode, without credentials");
  }

  @Test
  void wrapsAtTheWidthOfTheTerminalBesideWhatItLookedAt() {
    var environment =
        Map.of(
            "AADSTS_DATA_DIR", folder.resolve("data").toString(),
            "PORT", "0",
            "COLUMNS", "60",
            "NO_COLOR", "1");

    assertThat(watched("", environment, "doctor").out().lines())
        .anyMatch(line -> line.startsWith("ok   configuration    "))
        .anyMatch(line -> line.matches(" {22}\\S.*"))
        .filteredOn(line -> line.length() > 60)
        .allMatch(line -> line.strip().indexOf(' ') < 0);
    assertThat(run("", environment, "doctor").out().lines())
        .noneMatch(line -> line.startsWith(" "));
  }

  @Test
  void showsWhatWasGivenUp() {
    Path data = folder.resolve("data");
    try (var database = Database.sqlite(data)) {
      for (int day = 1; day <= 4; day++) {
        new SqlDeadLetters(database)
            .keep(
                new DeadLetter(
                    "0000000" + day,
                    "slack:post:1",
                    "slack",
                    DeadLetter.Reason.UNCERTAIN,
                    Instant.parse("2026-11-1" + day + "T10:00:00.123Z")));
      }
    }

    CommandLineRun ran = run("", Map.of("AADSTS_DATA_DIR", data.toString(), "PORT", "0"), "doctor");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("4 events given up", "00000004 (UNCERTAIN, 2026-11-14T10:00:00Z)", "00000002")
        .doesNotContain("00000001");
  }

  @Test
  void findsPlatformsThatDoNotTakeOurCredentials() {
    // Nothing listens on the discard port.
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("AADSTS_DATA_DIR", folder.resolve("data").toString()),
            Map.entry("PORT", "0"),
            Map.entry("SLACK_SIGNING_SECRET", "x"),
            Map.entry("SLACK_BOT_TOKEN", "x"),
            Map.entry("SLACK_API_URL", "http://127.0.0.1:9/api/"),
            Map.entry("MICROSOFT_APP_ID", "00000000-0000-4000-8000-000000000001"),
            Map.entry("MICROSOFT_APP_PASSWORD", "x"),
            Map.entry("MICROSOFT_APP_TENANT_ID", "x"),
            Map.entry("TEAMS_OPENID_METADATA_URL", "http://127.0.0.1:9/"),
            Map.entry("TEAMS_LOGIN_URL", "http://127.0.0.1:9/"));

    CommandLineRun ran = run("", environment, "doctor");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .containsPattern("FIX +slack +Slack does not answer")
        .containsPattern(
            "FIX +teams +Cannot answer: the login service 127.0.0.1 does not answer .*proxy");
    assertThat(ran.err()).doesNotContain("\tat ");
  }

  @Test
  void findsADataFolderThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandLineRun ran =
        run("", Map.of("AADSTS_DATA_DIR", file.resolve("data").toString()), "doctor");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("set AADSTS_DATA_DIR to one I may write to");
  }
}

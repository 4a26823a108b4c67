package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.store.Database;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is started while a bot has the file of SQLite. */
final class SecondBotTest {
  @TempDir Path folder;

  private Map<String, String> settings = Map.of();
  private Database inUse;

  @BeforeEach
  void useTheFile() {
    Path data = folder.resolve("data");
    settings = Map.of("AADSTS_DATA_DIR", data.toString(), "PORT", "0");
    inUse = Database.unopenedSqlite(data).open();
  }

  @AfterEach
  void close() {
    inUse.close();
  }

  @Test
  @Timeout(60) // One that is not refused serves until it is stopped.
  void isRefused() {
    CommandLineRun ran = CommandLineRun.run("", settings, "serve");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .contains(folder.resolve("data") + " is in use", "AADSTS_DATA_DIR", "DATABASE_URL")
        .doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain 50105", "search not assigned", "chat", "feedback", "doctor"})
  void isNotWhatACommandIs(String command) {
    assertThat(CommandLineRun.run("exit\n", settings, command.split(" ", -1)).status()).isZero();
  }
}

package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runs that the report shows; takes many minutes. {@code mvn -Preliability verify -pl bot -am},
 * with {@code -Dreliability.events=...} and the other keys of {@link Load#full}. What they print is
 * in {@code bot/target/reliability} too.
 */
final class ReliabilityRuns {
  private static final Path RESULTS = Path.of("target", "reliability");

  @TempDir Path folder;

  @Test
  void answersEverythingOnceWithOneProcessOnSqlite() throws Exception {
    var store = Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString());

    show("Run A: one process, SQLite", Run.of(Load.full(1, 0), store, logs("sqlite")));
  }

  @Test
  void answersEverythingOnceWithThreeProcessesOnPostgres() throws Exception {
    var store =
        Map.of("DATABASE_URL", Postgres.freshDatabase(), "AADSTS_DATA_DIR", folder.toString());

    show("Run B: three processes, PostgreSQL", Run.of(Load.full(3, 0.1), store, logs("postgres")));
  }

  /** As long as a call may take: half a second more, and the bot would take it for lost. */
  @Test
  void acknowledgesWhileEachCallToSlackTakesNearlyTenSeconds() throws Exception {
    var store = Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString());
    Load load = Load.calm(Duration.ofMillis(9_500));

    show("Run C: Slack takes nearly ten seconds", Run.of(load, store, logs("slow-slack")));
  }

  @Test
  void acknowledgesWhileTheStoreTakesTenSecondsForAnswers() throws Exception {
    String url = Postgres.freshDatabase();
    var store = Map.of("DATABASE_URL", url, "AADSTS_DATA_DIR", folder.toString());
    Load load = Load.calm(Duration.ofMillis(50));

    try (var stall = new Stall(url, 4, Duration.ofSeconds(10))) {
      stall.begin();
      show("Run D: the store takes ten seconds", Run.of(load, store, logs("slow-store")));
    }
  }

  private static void show(String title, Outcome outcome) throws IOException {
    String text =
        outcome.markdown(title)
            + "\n%s, JDK %s, %d cores, seed %d\n"
                .formatted(
                    Instant.now().truncatedTo(ChronoUnit.MINUTES),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    outcome.load().seed());
    System.out.println(text);
    Files.writeString(RESULTS.resolve(title.substring(0, 5).replace(' ', '-') + ".md"), text);
    assertThat(outcome.count(Fate.LOST)).isZero();
    assertThat(outcome.count(Fate.DOUBLED)).isZero();
    assertThat(outcome.unacknowledged()).isZero();
  }

  private static Path logs(String name) throws IOException {
    return Files.createDirectories(RESULTS.resolve(name).toAbsolutePath());
  }
}

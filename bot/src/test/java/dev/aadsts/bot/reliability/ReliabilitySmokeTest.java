package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full runs, made small, so that they stay able to run. */
final class ReliabilitySmokeTest {
  @TempDir Path folder;

  @Test
  void answersTwoHundredQuestionsOnceThoughTheProcessIsKilled() throws Exception {
    var load = new Load(200, 100, 1, Duration.ofSeconds(1), 1, 0.1, Duration.ofMillis(20), 0, 7);

    Outcome outcome =
        Run.of(load, Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString()), folder);

    assertThat(outcome.kills()).isEqualTo(1);
    assertThat(outcome.unacknowledged()).isZero();
    assertThat(outcome.count(Fate.LOST)).as(outcome.toString()).isZero();
    assertThat(outcome.count(Fate.DOUBLED)).as(outcome.toString()).isZero();
    assertThat(outcome.count(Fate.ANSWERED)).isGreaterThan(load.events() / 2);
  }
}

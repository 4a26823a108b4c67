package dev.aadsts.bot.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes as they are shipped, and one file of SQLite. */
final class SecondProcessTest {
  @TempDir Path folder;

  @Test
  void touchesNothingAsLongAsTheFirstLivesAndTakesOverOnceThatIsKilled() {
    try (var first = process("first").launch().ready();
        var second = process("second").launch()) {
      await().until(() -> second.log().contains("in use by process " + first.pid()));
      assertThat(first.readiness()).isEqualTo(200);
      assertThat(second.readiness()).isZero();

      first.kill();

      second.ready();
    }
  }

  private Replica process(String name) {
    return new Replica(
        Map.of("AADSTS_DATA_DIR", folder.resolve("data").toString()),
        folder.resolve(name + ".txt"));
  }
}

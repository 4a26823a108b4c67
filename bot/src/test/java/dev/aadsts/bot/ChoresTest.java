package dev.aadsts.bot;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.sighting.CodeCount;
import dev.aadsts.bot.sighting.Trouble;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChoresTest {
  private static final Trouble LOCKED_OUT =
      new Trouble(CHANNEL.platform(), CHANNEL.workspace(), Articles.LOCKED_OUT, "hr-app");

  @TempDir private Path folder;

  private final MutableClock clock = MutableClock.atNoon();

  @Test
  void bringsWhatWasMetLastToTheStoreBeforeItEnds() {
    try (Core core = core()) {
      var chores = new Chores(core, clock);
      assertThat(core.sightings().note("e1", LOCKED_OUT, ANA.id())).isEmpty();

      chores.close();
    }

    try (Core core = core()) {
      assertThat(core.sightings().recentCodes(CHANNEL, clock.instant(), 5))
          .containsExactly(new CodeCount(Articles.LOCKED_OUT, 1));
    }
  }

  private Core core() {
    return Core.open(
        Main.config(Map.of("AADSTS_DATA_DIR", folder.toString())),
        KnowledgeBase.bundled(),
        Optional.empty(),
        new SimpleMeterRegistry(),
        clock);
  }
}

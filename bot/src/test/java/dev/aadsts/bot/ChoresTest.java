package dev.aadsts.bot;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.sighting.CodeCount;
import dev.aadsts.bot.sighting.Trouble;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChoresTest {
  private static final Trouble LOCKED_OUT =
      new Trouble(CHANNEL.platform(), CHANNEL.workspace(), Articles.LOCKED_OUT, "hr-app");

  @TempDir private Path folder;

  private final MutableClock clock = MutableClock.atNoon();

  @Test
  void bringsWhatWasMetLastToTheStoreBeforeItEnds() {
    try (Core core = Cores.in(folder, clock)) {
      var chores = new Chores(core, clock);
      assertThat(core.sightings().note("e1", LOCKED_OUT, ANA.id())).isEmpty();

      chores.close();
    }

    try (Core core = Cores.in(folder, clock)) {
      assertThat(core.sightings().recentCodes(CHANNEL, clock.instant(), 5))
          .containsExactly(new CodeCount(Articles.LOCKED_OUT, 1));
    }
  }
}

package dev.aadsts.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PacerTest {
  private static final Duration GAP = Duration.ofSeconds(1);

  private final MutableClock clock = MutableClock.atNoon();
  private final Pacer pacer = new Pacer(GAP, clock);

  @Test
  void letsTheFirstGoAtOnce() {
    assertThat(pacer.takeTurn("C1")).isZero();
  }

  @Test
  void keepsMessagesToOnePlaceApart() {
    pacer.takeTurn("C1");

    assertThat(pacer.takeTurn("C1")).isEqualTo(GAP);
    assertThat(pacer.takeTurn("C1")).isEqualTo(GAP.multipliedBy(2));
  }

  @Test
  void doesNotMakeOnePlaceWaitForAnother() {
    pacer.takeTurn("C1");

    assertThat(pacer.takeTurn("C2")).isZero();
  }

  @Test
  void waitsOnlyForWhatIsLeftOfTheGap() {
    pacer.takeTurn("C1");
    clock.advance(Duration.ofMillis(400));

    assertThat(pacer.takeTurn("C1")).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void letsGoAtOnceAfterTheGap() {
    pacer.takeTurn("C1");
    clock.advance(GAP);

    assertThat(pacer.takeTurn("C1")).isZero();
    clock.advance(Duration.ofDays(1));
    assertThat(pacer.takeTurn("C1")).isZero();
  }

  @Test
  void givesManyAtOnceATurnEach() throws Exception {
    List<Duration> waits = Together.call(50, number -> pacer.takeTurn("C1"));

    assertThat(waits).doesNotHaveDuplicates().contains(Duration.ZERO, GAP.multipliedBy(49));
  }

  @Test
  void forgetsPlacesWhoseTurnHasPassed() {
    for (int number = 0; number < 3 * Pacer.SWEEP_AT; number++) {
      pacer.takeTurn("C" + number);
      clock.advance(Duration.ofMillis(1));
    }

    assertThat(pacer.places()).isLessThanOrEqualTo(Pacer.SWEEP_AT + 1);
  }
}

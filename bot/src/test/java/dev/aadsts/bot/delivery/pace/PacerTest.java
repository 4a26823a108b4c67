package dev.aadsts.bot.delivery.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PacerTest {
  private static final Duration GAP = Duration.ofSeconds(1);

  private final MutableClock clock = MutableClock.atNoon();
  private final Pacer pacer = new Pacer(Pace.of("1 per PT1S"), clock);

  @Test
  void letsTheFirstGoAtOnce() {
    assertThat(next("C1")).isZero();
  }

  @Test
  void keepsMessagesToOnePlaceApart() {
    next("C1");

    assertThat(next("C1")).isEqualTo(GAP);
    assertThat(next("C1")).isEqualTo(GAP.multipliedBy(2));
  }

  @Test
  void doesNotMakeOnePlaceWaitForAnother() {
    next("C1");

    assertThat(next("C2")).isZero();
  }

  @Test
  void waitsOnlyForWhatIsLeftOfTheGap() {
    next("C1");
    clock.advance(Duration.ofMillis(400));

    assertThat(next("C1")).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void letsGoAtOnceAfterTheGap() {
    next("C1");
    clock.advance(GAP);

    assertThat(next("C1")).isZero();
    clock.advance(Duration.ofDays(1));
    assertThat(next("C1")).isZero();
  }

  @Test
  void holdsEveryWindowInAnyStretchOfTime() {
    var busy = new Pacer(Pace.of("7 per PT1S, 8 per PT2S, 60 per PT30S"), clock);
    var turns = new ArrayList<Long>();
    for (int message = 0; message < 300; message++) {
      turns.add(busy.reserve("19:thread").at());
      clock.advance(Duration.ofMillis(60L * (message % 5)));
    }

    assertThat(most(turns, 1_000)).isEqualTo(7);
    assertThat(most(turns, 2_000)).isEqualTo(8);
    assertThat(most(turns, 30_000)).isEqualTo(60);
    assertThat(turns).isSorted();
  }

  @Test
  void givesManyAtOnceATurnEach() throws Exception {
    List<Duration> waits = Together.call(50, number -> next("C1"));

    assertThat(waits).doesNotHaveDuplicates().contains(Duration.ZERO, GAP.multipliedBy(49));
  }

  @Test
  void letsNobodyPassWhileAPlaceIsClosedAndKeepsTheirOrder() {
    Turn refused = pacer.reserve("C1");
    Turn second = pacer.reserve("C1");
    Turn third = pacer.reserve("C1");

    pacer.pause("C1", Duration.ofSeconds(30));

    assertThat(pacer.until(refused)).isEqualTo(Duration.ofSeconds(30));
    assertThat(pacer.until(second)).isEqualTo(Duration.ofSeconds(31));
    assertThat(pacer.until(third)).isEqualTo(Duration.ofSeconds(32));
    assertThat(next("C1")).isEqualTo(Duration.ofSeconds(33));
    assertThat(next("C2")).isZero();
  }

  @Test
  void countsTimeOnceForWhichAPlaceIsClosedTwice() {
    pacer.reserve("C1");
    Turn second = pacer.reserve("C1");
    pacer.pause("C1", Duration.ofSeconds(30));
    clock.advance(Duration.ofSeconds(10));

    pacer.pause("C1", Duration.ofSeconds(5));
    pacer.pause("C1", Duration.ofSeconds(25));

    assertThat(pacer.until(second)).isEqualTo(Duration.ofSeconds(26));
  }

  @Test
  void goesOnAfterAPauseAsIfItHadNotBeen() {
    pacer.pause("C1", Duration.ofSeconds(30));
    clock.advance(Duration.ofMinutes(5));

    assertThat(next("C1")).isZero();
    assertThat(next("C1")).isEqualTo(GAP);
  }

  @Test
  void forgetsPlacesWhoseTurnHasPassed() {
    for (int number = 0; number < 3 * Pacer.SWEEP_AT; number++) {
      next("C" + number);
      clock.advance(Duration.ofMillis(1));
    }

    assertThat(pacer.places()).isLessThanOrEqualTo(Pacer.SWEEP_AT + 1);
  }

  private Duration next(String place) {
    return pacer.until(pacer.reserve(place));
  }

  private static long most(List<Long> turns, long millis) {
    return turns.stream()
        .mapToLong(
            from -> turns.stream().filter(turn -> turn >= from && turn < from + millis).count())
        .max()
        .orElseThrow();
  }
}

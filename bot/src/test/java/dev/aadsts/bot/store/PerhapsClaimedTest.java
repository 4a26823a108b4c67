package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PerhapsClaimedTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final PerhapsClaimed claimed = new PerhapsClaimed();

  @Test
  void hasWhatWasClaimedUntilThatRunsOut() {
    claimed.add("short", NOON.plusSeconds(60), NOON);
    claimed.add("long", NOON.plusSeconds(3600), NOON.plusSeconds(900));

    claimed.dropBefore(NOON.plusSeconds(60));
    assertThat(claimed.has("short")).isTrue();
    assertThat(claimed.has("long")).isTrue();

    claimed.dropBefore(NOON.plusSeconds(61));
    assertThat(claimed.has("short")).isFalse();
    assertThat(claimed.has("long")).isTrue();
  }

  @Test
  void keepsWhatRunsOutLastWhateverCameAfterIt() {
    claimed.add("long", NOON.plusSeconds(3600), NOON);
    claimed.add("short", NOON.plusSeconds(60), NOON);

    claimed.dropBefore(NOON.plusSeconds(3600));

    assertThat(claimed.has("long")).isTrue();
  }

  @Test
  void takesFewFreeThingsForClaimedOnes() {
    for (int number = 0; number < 20_000; number++) {
      Instant now = NOON.plusSeconds(number % 2 * 900L);
      claimed.add(thing(number), now.plusSeconds(3600), now);
    }

    assertThat(IntStream.range(0, 20_000).mapToObj(PerhapsClaimedTest::thing))
        .allMatch(claimed::has);
    assertThat(IntStream.range(20_000, 120_000).mapToObj(PerhapsClaimedTest::thing))
        .filteredOn(claimed::has)
        .hasSizeLessThan(500);
  }

  // As they are made of a channel and a code.
  private static String thing(int number) {
    return "answer SLACK/T0CONTOSO/C0%05d/AADSTS%d".formatted(number / 10, 50_000 + number % 10);
  }
}

package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RotatingBloomFilterTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final RotatingBloomFilter rows = new RotatingBloomFilter();

  @Test
  void hasWhatWasAddedUntilThatRunsOut() {
    rows.add("short", NOON.plusSeconds(60), NOON);
    rows.add("long", NOON.plusSeconds(3600), NOON.plusSeconds(900));

    rows.dropBefore(NOON.plusSeconds(60));
    assertThat(rows.has("short")).isTrue();
    assertThat(rows.has("long")).isTrue();

    rows.dropBefore(NOON.plusSeconds(61));
    assertThat(rows.has("short")).isFalse();
    assertThat(rows.has("long")).isTrue();
  }

  @Test
  void keepsWhatRunsOutLastWhateverCameAfterIt() {
    rows.add("long", NOON.plusSeconds(3600), NOON);
    rows.add("short", NOON.plusSeconds(60), NOON);

    rows.dropBefore(NOON.plusSeconds(3600));

    assertThat(rows.has("long")).isTrue();
  }

  @Test
  void tellsOneOfSeveralThatItIsTheFirst() {
    assertThat(rows.isNew("row", NOON.plusSeconds(60), NOON)).isTrue();
    assertThat(rows.isNew("row", NOON.plusSeconds(60), NOON)).isFalse();
    assertThat(rows.isNew("other", NOON.plusSeconds(60), NOON)).isTrue();
  }

  @Test
  void takesFewForThereThatAreNot() {
    for (int number = 0; number < 20_000; number++) {
      Instant now = NOON.plusSeconds(number % 2 * 900L);
      rows.add(thing(number), now.plusSeconds(3600), now);
    }

    assertThat(IntStream.range(0, 20_000).mapToObj(RotatingBloomFilterTest::thing))
        .allMatch(rows::has);
    assertThat(IntStream.range(20_000, 120_000).mapToObj(RotatingBloomFilterTest::thing))
        .filteredOn(rows::has)
        .hasSizeLessThan(500);
  }

  @Test
  void takesFewForThereHoweverManyCame() {
    for (int number = 0; number < 500_000; number++) {
      rows.add(thing(number), NOON.plusSeconds(3600), NOON);
    }

    assertThat(IntStream.range(0, 500_000).mapToObj(RotatingBloomFilterTest::thing))
        .allMatch(rows::has);
    assertThat(IntStream.range(500_000, 600_000).mapToObj(RotatingBloomFilterTest::thing))
        .filteredOn(rows::has)
        .hasSizeLessThan(2_000);
  }

  @Test
  void dropsLargerOnesToo() {
    for (int number = 0; number < 100_000; number++) {
      rows.add(thing(number), NOON.plusSeconds(60), NOON);
    }

    rows.dropBefore(NOON.plusSeconds(61));

    assertThat(IntStream.range(0, 100_000).mapToObj(RotatingBloomFilterTest::thing))
        .noneMatch(rows::has);
  }

  // As they are made of a channel and a code.
  private static String thing(int number) {
    return "answer SLACK/T0CONTOSO/C0%05d/AADSTS%d".formatted(number / 10, 50_000 + number % 10);
  }
}

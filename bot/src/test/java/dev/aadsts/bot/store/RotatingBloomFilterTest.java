package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    hasThemAllAndFewOthers(20_000, 500);
  }

  @Test
  void takesFewForThereHoweverManyCame() {
    for (int number = 0; number < 500_000; number++) {
      rows.add(thing(number), NOON.plusSeconds(3600), NOON);
    }

    hasThemAllAndFewOthers(500_000, 2_000);
  }

  @Test
  void dropsLargerOnesToo() {
    for (int number = 0; number < 100_000; number++) {
      rows.add(thing(number), NOON.plusSeconds(60), NOON);
    }

    rows.dropBefore(NOON.plusSeconds(61));

    assertThat(things(0, 100_000)).noneMatch(rows::has);
  }

  private void hasThemAllAndFewOthers(int added, int mostOfAHundredThousand) {
    assertThat(things(0, added)).allMatch(rows::has);
    assertThat(things(added, added + 100_000))
        .filteredOn(rows::has)
        .hasSizeLessThan(mostOfAHundredThousand);
  }

  private static Stream<String> things(int from, int to) {
    return IntStream.range(from, to).mapToObj(RotatingBloomFilterTest::thing);
  }

  // As they are made of a channel and a code.
  private static String thing(int number) {
    return "answer SLACK/T0CONTOSO/C0%05d/AADSTS%d".formatted(number / 10, 50_000 + number % 10);
  }
}

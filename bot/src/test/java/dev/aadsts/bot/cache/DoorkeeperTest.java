package dev.aadsts.bot.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DoorkeeperTest {
  private final Doorkeeper doorkeeper = new Doorkeeper();

  @Test
  void knowsAThousandThingsThatComeInTurn() {
    List<String> things = IntStream.range(0, 1_000).mapToObj(each -> "thing " + each).toList();
    long first = things.stream().filter(doorkeeper::cameBefore).count();

    assertThat(first).isLessThan(20);
    assertThat(things).allMatch(doorkeeper::cameBefore);
  }

  @Test
  void takesFewThatNeverCameForOnesThatDidHoweverManyCome() {
    long taken =
        IntStream.range(0, 100_000)
            .mapToObj(each -> "thing " + each)
            .filter(doorkeeper::cameBefore)
            .count();

    assertThat(taken).isLessThan(2_000);
  }
}

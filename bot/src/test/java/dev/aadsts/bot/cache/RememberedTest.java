package dev.aadsts.bot.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RememberedTest {
  private final AtomicInteger drawings = new AtomicInteger();
  private final Remembered<String, String> remembered = new Remembered<>(2);

  @Test
  void keepsWhatWasAskedForTwice() {
    for (int time = 0; time < 5; time++) {
      assertThat(ask("A")).isEqualTo("drawn of A");
    }

    assertThat(drawings).hasValue(2);
  }

  @Test
  void losesNothingThatComesAgainToWhatComesOnce() {
    ask("A");
    ask("A");
    for (int number = 0; number < 100; number++) {
      ask("once " + number);
    }
    drawings.set(0);

    ask("A");

    assertThat(drawings).hasValue(0);
  }

  @Test
  void keepsNoMoreThanItMay() {
    for (String thing : new String[] {"A", "A", "B", "B", "C", "C"}) {
      ask(thing);
    }
    drawings.set(0);

    ask("B");
    ask("C");
    ask("A");

    assertThat(drawings).hasValue(1);
  }

  private String ask(String thing) {
    return remembered.of(
        thing,
        () -> {
          drawings.incrementAndGet();
          return "drawn of " + thing;
        });
  }
}

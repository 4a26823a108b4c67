package dev.aadsts.bot.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.testkit.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LazyTest {
  private final AtomicInteger made = new AtomicInteger();
  private final Lazy<String> lazy = new Lazy<>(() -> "number " + made.incrementAndGet());

  @Test
  void isMadeOnceAndNotBeforeSomebodyAsks() throws Exception {
    assertThat(made).hasValue(0);

    assertThat(Together.call(8, number -> lazy.get())).containsOnly("number 1");
  }

  @Test
  void isMadeByTheNextWhereThatFailed() {
    var once = new Lazy<>(() -> 10 / made.getAndIncrement());

    assertThatThrownBy(once::get).isInstanceOf(ArithmeticException.class);

    assertThat(once.get()).isEqualTo(10);
  }

  @Test
  void isLookedAtOnlyIfItIsThere() {
    List<String> seen = new ArrayList<>();
    lazy.ifMade(seen::add);
    assertThat(seen).isEmpty();

    lazy.get();
    lazy.ifMade(seen::add);

    assertThat(seen).containsExactly("number 1");
  }
}

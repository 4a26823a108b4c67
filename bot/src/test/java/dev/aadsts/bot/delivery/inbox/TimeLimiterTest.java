package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class TimeLimiterTest {
  @Test
  void waitsForWhatIsDoneInTime() throws Exception {
    assertThat(new TimeLimiter(Duration.ofMinutes(1)).with(() -> "done")).isEqualTo("done");
  }

  @Test
  void waitsNoLongerThanItIsGivenAndLetsGoOnWhatWasBegun() {
    var gate = new CountDownLatch(1);
    var done = new CompletableFuture<String>();

    assertThatThrownBy(
            () ->
                new TimeLimiter(Duration.ofMillis(1))
                    .with(
                        () -> {
                          gate.await();
                          return done.complete("done");
                        }))
        .isInstanceOf(NotRecordedException.class)
        .hasMessageContaining("PT0.001S");
    assertThat(done).isNotDone();

    gate.countDown();
    assertThat(done.join()).isEqualTo("done");
  }
}

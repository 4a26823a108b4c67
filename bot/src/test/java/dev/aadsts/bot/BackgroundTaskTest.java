package dev.aadsts.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.config.StartException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class BackgroundTaskTest {
  @Test
  void isMadeWhileWhoeverNeedsItDoesSomethingElse() {
    var here = new CountDownLatch(1);

    BackgroundTask<String> task =
        BackgroundTask.make(
            "made",
            () -> {
              awaitUninterrupted(here);
              return Thread.currentThread().getName();
            });
    here.countDown();

    assertThat(task.get()).isEqualTo("made");
  }

  @Test
  void failsAsItsMakingFailed() {
    BackgroundTask<String> failing =
        BackgroundTask.make(
            "failing",
            () -> {
              throw new StartException("no such folder");
            });

    assertThatThrownBy(failing::get)
        .isInstanceOf(StartException.class)
        .hasMessage("no such folder");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

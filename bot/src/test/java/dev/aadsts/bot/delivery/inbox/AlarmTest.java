package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmTest {
  private static final Instant NOW = Instant.parse("2026-11-03T08:15:29.040Z");

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final AtomicInteger woken = new AtomicInteger();
  private final Alarm alarm =
      new Alarm(timer, Clock.fixed(NOW, ZoneOffset.UTC), woken::incrementAndGet);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void wakesAfterThatTimeAndNotBefore() {
    alarm.after(Duration.ofHours(1));

    assertThat(timer.getQueue())
        .singleElement()
        .satisfies(
            wake -> assertThat(((Delayed) wake).getDelay(TimeUnit.MINUTES)).isBetween(59L, 60L));
    alarm.after(Duration.ZERO);
    await().until(() -> woken.get() == 1);
  }

  @Test
  void isSetOnceForAllThatComesTogether() {
    for (int i = 0; i < 50; i++) {
      alarm.after(Duration.ofHours(1).plusMillis(i));
    }
    assertThat(timer.getQueue()).hasSize(1);

    alarm.after(Duration.ofHours(1).plusMillis(Alarm.GRAIN_MILLIS));
    assertThat(timer.getQueue()).hasSize(2);
  }

  @Test
  void canBeSetAgainForAMomentThatItRangFor() {
    alarm.after(Duration.ZERO);
    await().until(() -> woken.get() == 1);

    alarm.after(Duration.ZERO);
    await().until(() -> woken.get() == 2);
  }

  @Test
  void isSilentOnceTheTimerIsShutDown() {
    timer.shutdownNow();

    alarm.after(Duration.ZERO);

    assertThat(woken).hasValue(0);
  }
}

package dev.aadsts.bot.delivery.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Wakes somebody when something of this process becomes due, so that nobody has to look all the
 * time. Up to {@value #GRAIN_MILLIS} milliseconds late, never early; once for all that is due
 * within these. Safe for use by many threads.
 */
final class Alarm {
  static final long GRAIN_MILLIS = 100;

  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Runnable wake;
  private final Set<Long> ticks = ConcurrentHashMap.newKeySet();

  /**
   * @param wake must not throw
   */
  Alarm(ScheduledExecutorService timer, Clock clock, Runnable wake) {
    this.timer = timer;
    this.clock = clock;
    this.wake = wake;
  }

  /** Wakes after that time; nothing once the timer is shut down. */
  void after(Duration wait) {
    long now = clock.millis();
    long tick = (now + wait.toMillis()) / GRAIN_MILLIS + 1;
    if (ticks.add(tick)) {
      try {
        var unused =
            timer.schedule(() -> ring(tick), tick * GRAIN_MILLIS - now, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        ticks.remove(tick);
      }
    }
  }

  private void ring(long tick) {
    ticks.remove(tick);
    wake.run();
  }
}

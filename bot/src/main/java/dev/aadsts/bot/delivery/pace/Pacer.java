package dev.aadsts.bot.delivery.pace;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps messages to one place apart in time, as platforms ask. Safe for use by many threads; knows
 * of this process only. Needs memory for places with traffic only, and none for those who wait:
 * their turn is kept with their event.
 */
public final class Pacer {
  // Places whose turns have long passed need no memory; they are swept when there are more.
  static final int SWEEP_AT = 10_000;

  private final Pace pace;
  private final Clock clock;
  private final Map<String, TurnSchedule> schedules = new HashMap<>();
  private int sweepAt = SWEEP_AT;

  /**
   * @param pace of each single place
   */
  public Pacer(Pace pace, Clock clock) {
    this.pace = pace;
    this.clock = clock;
  }

  /** Takes the next free turn of that place. */
  public synchronized Turn reserve(String place) {
    if (schedules.size() >= sweepAt) {
      sweep();
    }
    TurnSchedule schedule = schedules.computeIfAbsent(place, fresh -> new TurnSchedule(pace));
    return new Turn(place, schedule.reserve(clock.millis()));
  }

  /** How long until that turn; negative where it has passed. */
  public synchronized Duration until(Turn turn) {
    TurnSchedule schedule = schedules.get(turn.place());
    long when = schedule == null ? turn.at() : schedule.when(turn.at());
    return Duration.ofMillis(when - clock.millis());
  }

  /** Nobody speaks there for a while: the platform has refused a message. Turns move back. */
  public synchronized void pause(String place, Duration pause) {
    long now = clock.millis();
    schedules
        .computeIfAbsent(place, fresh -> new TurnSchedule(pace))
        .close(now, now + pause.toMillis());
  }

  /** How many places are remembered. */
  synchronized int places() {
    return schedules.size();
  }

  private void sweep() {
    long now = clock.millis();
    schedules.values().removeIf(schedule -> schedule.isIdle(now));
    sweepAt = Math.max(SWEEP_AT, 2 * schedules.size());
  }
}

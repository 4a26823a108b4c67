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
  private final Map<String, Lane> lanes = new HashMap<>();
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
    if (lanes.size() >= sweepAt) {
      sweep();
    }
    Lane lane = lanes.computeIfAbsent(place, fresh -> new Lane(pace));
    return new Turn(place, lane.reserve(clock.millis()));
  }

  /** How long until that turn; negative where it has passed. */
  public synchronized Duration until(Turn turn) {
    Lane lane = lanes.get(turn.place());
    long when = lane == null ? turn.at() : lane.when(turn.at());
    return Duration.ofMillis(when - clock.millis());
  }

  /** Nobody speaks there for a while: the platform has refused a message. Turns move back. */
  public synchronized void pause(String place, Duration pause) {
    long now = clock.millis();
    lanes.computeIfAbsent(place, fresh -> new Lane(pace)).close(now, now + pause.toMillis());
  }

  /** How many places are remembered. */
  synchronized int places() {
    return lanes.size();
  }

  private void sweep() {
    long now = clock.millis();
    lanes.values().removeIf(lane -> lane.isIdle(now));
    sweepAt = Math.max(SWEEP_AT, 2 * lanes.size());
  }
}

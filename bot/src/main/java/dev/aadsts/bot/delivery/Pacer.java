package dev.aadsts.bot.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps messages to one place apart in time, as platforms ask. Safe for use by many threads; knows
 * of this process only.
 */
public final class Pacer {
  // Places whose turn has long passed need no memory; the map is swept when it grows beyond this.
  static final int SWEEP_AT = 10_000;

  private final Duration gap;
  private final Clock clock;
  private final Map<String, Instant> nextTurn = new ConcurrentHashMap<>();

  /**
   * @param gap at least this long between two messages to one place
   */
  public Pacer(Duration gap, Clock clock) {
    this.gap = gap;
    this.clock = clock;
  }

  /** Takes the next free turn of that place: how long to wait for it, zero where it is now. */
  public Duration takeTurn(String place) {
    Instant now = clock.instant();
    if (nextTurn.size() > SWEEP_AT) {
      nextTurn.values().removeIf(turn -> turn.isBefore(now));
    }
    Instant next =
        nextTurn.merge(
            place, now.plus(gap), (turn, fresh) -> turn.isAfter(now) ? turn.plus(gap) : fresh);
    Duration wait = Duration.between(now, next.minus(gap));
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** How many places are remembered. */
  int places() {
    return nextTurn.size();
  }
}

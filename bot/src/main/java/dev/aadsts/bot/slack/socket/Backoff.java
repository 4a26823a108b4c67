package dev.aadsts.bot.slack.socket;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: twice as long each time, and never as long as anybody else, so
 * that many processes that lost their sockets at once do not come back at once.
 */
final class Backoff {
  private static final int MOST_DOUBLINGS = 16;

  private final SocketPace pace;
  private final RandomGenerator random;

  Backoff(SocketPace pace, RandomGenerator random) {
    this.pace = pace;
    this.random = random;
  }

  /** After so many failures in a row: between half and all of the time; nothing after none. */
  Duration after(int failures) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration doubled = pace.firstWait().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration most = doubled.compareTo(pace.longestWait()) < 0 ? doubled : pace.longestWait();
    return spread(most.dividedBy(2), most);
  }

  /** Where the app has too many sockets: one to five times the usual. */
  Duration crowded() {
    return spread(pace.crowdedWait(), pace.crowdedWait().multipliedBy(5));
  }

  private Duration spread(Duration least, Duration most) {
    return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
  }
}

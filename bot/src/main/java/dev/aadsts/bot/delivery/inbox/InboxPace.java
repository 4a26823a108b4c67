package dev.aadsts.bot.delivery.inbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How fast things go in an {@link Inbox}.
 *
 * @param polling how often to look for what other processes left behind; what this one recorded or
 *     put off, it knows itself
 * @param heartbeat a process that has not been heard of for four of these is taken for dead, and
 *     its events go to another
 * @param drain how long closing waits for what is being handled
 * @param tombstone how long a handled event is remembered
 * @param retry how long to wait before the second attempt
 */
record InboxPace(
    Duration polling, Duration heartbeat, Duration drain, Duration tombstone, Duration retry) {
  // Slack was seen to deliver an event again after six minutes.
  static final InboxPace NORMAL =
      new InboxPace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofHours(2),
          Duration.ofSeconds(1));

  // The shortest limit that db-scheduler allows.
  static final int MISSED_HEARTBEATS = 4;

  /** How long a process may be silent before its events go to another. */
  Duration lease() {
    return heartbeat.multipliedBy(MISSED_HEARTBEATS);
  }

  /** How often to look for handled events that need not be remembered any more. */
  Duration sweeping() {
    return tombstone.dividedBy(120);
  }

  /** How long to wait after so many attempts: four times as long after each. */
  Duration backoff(int attempts) {
    return retry.multipliedBy(1L << (2 * (attempts - 1)));
  }

  /** A little longer, so that those who were turned away together do not come back together. */
  Duration withJitter(Duration wait) {
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(retry.toMillis() / 2));
  }
}

package dev.aadsts.bot.reliability;

import java.time.Duration;

/**
 * What is done to the bot in one run.
 *
 * @param events how many questions are asked
 * @param rate questions in a second
 * @param replicas processes behind the balancer
 * @param killEvery about how long a process lives; the moments are random
 * @param mostKills after which no more are killed
 * @param twice the share of events that Slack delivers to two processes at once, 0 to 1
 * @param slackDelay how long Slack takes for each call
 * @param slackFaults the share of calls that Slack answers with 429 or 5xx, 0 to 1
 * @param seed of everything random
 */
record Load(
    int events,
    int rate,
    int replicas,
    Duration killEvery,
    int mostKills,
    double twice,
    Duration slackDelay,
    double slackFaults,
    long seed) {

  /** The run that the report shows, changed by system properties. */
  static Load full(int replicas, double twice) {
    return new Load(
        Integer.getInteger("reliability.events", 10_000),
        Integer.getInteger("reliability.rate", 200),
        replicas,
        Duration.ofSeconds(Integer.getInteger("reliability.killEverySeconds", 20)),
        Integer.MAX_VALUE,
        twice,
        Duration.ofMillis(Integer.getInteger("reliability.slackDelayMillis", 50)),
        Integer.getInteger("reliability.slackFaultsPerMille", 0) / 1000.0,
        Long.getLong("reliability.seed", 20261121));
  }

  /** One process that lives, and questions enough for its answers to pile up. */
  static Load calm(Duration slackDelay) {
    return new Load(
        Integer.getInteger("reliability.calmEvents", 1_000),
        Integer.getInteger("reliability.calmRate", 50),
        1,
        Duration.ofDays(1),
        0,
        0,
        slackDelay,
        0,
        Long.getLong("reliability.seed", 20261121));
  }
}

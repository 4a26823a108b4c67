package dev.aadsts.bot.slack.socket;

import java.time.Duration;

/**
 * How patient we are with sockets.
 *
 * @param sockets how many are kept open: two, so that one is there while the other is replaced
 * @param hello how long Slack may take to greet us
 * @param ping how often we ask whether anybody is still there
 * @param silence after how long without a word a socket counts as dead
 * @param steady how long a socket must have lived for its end to be no failure
 * @param firstWait after the first failure; doubled after each further one
 * @param longestWait at most
 * @param crowdedWait at least, where Slack says that the app has too many sockets
 * @param linger how long a socket that was replaced goes on listening
 */
public record SocketPace(
    int sockets,
    Duration hello,
    Duration ping,
    Duration silence,
    Duration steady,
    Duration firstWait,
    Duration longestWait,
    Duration crowdedWait,
    Duration linger) {

  /** For Slack itself. It pings about every ten seconds. */
  public static final SocketPace NORMAL =
      new SocketPace(
          2,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));
}

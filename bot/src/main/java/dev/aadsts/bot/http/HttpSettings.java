package dev.aadsts.bot.http;

import java.time.Duration;

/**
 * Where the listener binds, and how patient it is.
 *
 * @param port 0 takes any free one
 * @param idle a connection on which nothing moves for so long is closed
 * @param bodyTime a body that has not arrived by then is answered with 408
 * @param drain how long requests in flight may take once a stop was asked for
 * @param maxHeaderBytes request line and headers together; more is answered with 431 or 414
 * @param maxConnections at once; further ones wait in the backlog of the operating system
 */
public record HttpSettings(
    String host,
    int port,
    Duration idle,
    Duration bodyTime,
    Duration drain,
    int maxHeaderBytes,
    int maxConnections) {

  /** The usual patience. */
  public static HttpSettings on(String host, int port) {
    return new HttpSettings(
        host,
        port,
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        Duration.ofSeconds(10),
        16 * 1024,
        2_000);
  }

  /** The same with another limit for slow bodies. */
  public HttpSettings withBodyTime(Duration limit) {
    return new HttpSettings(host, port, idle, limit, drain, maxHeaderBytes, maxConnections);
  }

  /** The same with another time to finish requests on a stop. */
  public HttpSettings withDrain(Duration limit) {
    return new HttpSettings(host, port, idle, bodyTime, limit, maxHeaderBytes, maxConnections);
  }
}

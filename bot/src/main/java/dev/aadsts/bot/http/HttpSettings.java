package dev.aadsts.bot.http;

import java.time.Duration;

/**
 * Where the listener binds, and how patient it is.
 *
 * @param port 0 takes any free one
 * @param idle a connection on which nothing moves for so long is closed; so is one that has not
 *     brought a whole head of a request by then, counted from its opening or the answer before
 * @param bodyTime a body that has not arrived by then is answered with 408
 * @param whole a request that is not answered to its last byte by then is cut off
 * @param drain how long requests in flight may take once a stop was asked for
 * @param maxHeaderBytes request line and headers together; more is answered with 431 or 414
 * @param maxConnections at once; further ones wait in the backlog of the operating system
 * @param maxBodies bytes of all larger bodies that are being read or answered; beyond them, 503
 */
public record HttpSettings(
    String host,
    int port,
    Duration idle,
    Duration bodyTime,
    Duration whole,
    Duration drain,
    int maxHeaderBytes,
    int maxConnections,
    long maxBodies) {

  // A body is in memory up to six times: as it arrives, as bytes, as text, and as what that says.
  private static final int PART_OF_HEAP = 8;
  private static final long LEAST = 8L * 1024 * 1024;

  /** The usual patience. */
  public static HttpSettings on(String host, int port) {
    return new HttpSettings(
        host,
        port,
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        16 * 1024,
        2_000,
        Math.max(LEAST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
  }

  /** A copy with another limit for slow bodies. */
  public HttpSettings withBodyTime(Duration limit) {
    return new HttpSettings(
        host, port, idle, limit, whole, drain, maxHeaderBytes, maxConnections, maxBodies);
  }

  /** A copy with another time to finish requests on a stop. */
  public HttpSettings withDrain(Duration limit) {
    return new HttpSettings(
        host, port, idle, bodyTime, whole, limit, maxHeaderBytes, maxConnections, maxBodies);
  }

  /** A copy with another limit for connections without a request. */
  public HttpSettings withIdle(Duration limit) {
    return new HttpSettings(
        host, port, limit, bodyTime, whole, drain, maxHeaderBytes, maxConnections, maxBodies);
  }

  /** A copy with another limit for a request as a whole. */
  public HttpSettings withWhole(Duration limit) {
    return new HttpSettings(
        host, port, idle, bodyTime, limit, drain, maxHeaderBytes, maxConnections, maxBodies);
  }

  /** A copy with another limit for all bodies together. */
  public HttpSettings withMaxBodies(long limit) {
    return new HttpSettings(
        host, port, idle, bodyTime, whole, drain, maxHeaderBytes, maxConnections, limit);
  }
}

package dev.aadsts.bot.http;

import java.time.Duration;

/** Told of every answered request. Called by many threads at once. */
@FunctionalInterface
public interface AccessMetrics {
  /** Counts nothing. */
  AccessMetrics NONE = (method, route, status, took) -> {};

  /**
   * A request was answered.
   *
   * @param method {@code OTHER} where no route has it, so that strangers cannot make up values
   * @param route the path of its {@link Route}, {@code unmatched} where there is none
   * @param took from the last header byte to the finished answer, sending not included
   */
  void answered(String method, String route, int status, Duration took);
}

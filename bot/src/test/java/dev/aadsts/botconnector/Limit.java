package dev.aadsts.botconnector;

import java.time.Duration;
import java.util.List;

/**
 * So many calls in any stretch of that length.
 *
 * @param most one at least
 */
public record Limit(int most, Duration within) {
  /**
   * What one bot may send in one thread: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit">rate
   * limiting</a>.
   */
  public static final List<Limit> PER_THREAD =
      List.of(
          new Limit(7, Duration.ofSeconds(1)),
          new Limit(8, Duration.ofSeconds(2)),
          new Limit(60, Duration.ofSeconds(30)),
          new Limit(1800, Duration.ofHours(1)));

  /** What one bot may send in a whole tenant: the same page. */
  public static final List<Limit> PER_TENANT = List.of(new Limit(30, Duration.ofSeconds(1)));
}

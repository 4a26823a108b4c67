package dev.aadsts.bot.sighting;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the trouble of some is the trouble of many.
 *
 * @param people so many different ones, 2 to {@value #MOST_PEOPLE}
 * @param window within so much time, at most a day
 */
public record IncidentRule(int people, Duration window) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Three people within a quarter of an hour. */
  public static final IncidentRule USUAL = new IncidentRule(3, Duration.ofMinutes(15));

  static final int MOST_PEOPLE = 20;

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2})\\s+in\\s+(PT?\\w+)");

  public IncidentRule {
    if (people < 2 || people > MOST_PEOPLE) {
      throw new IllegalArgumentException("needs 2 to " + MOST_PEOPLE + " people, not " + people);
    }
    if (!window.isPositive() || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("needs a window of at most a day, not " + window);
    }
  }

  /**
   * Reads {@code 3 in PT15M}.
   *
   * @throws IllegalArgumentException if it is nothing like that
   */
  public static IncidentRule of(String written) {
    Matcher matcher = WRITTEN.matcher(written.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not like '" + USUAL + "'");
    }
    try {
      return new IncidentRule(Integer.parseInt(matcher.group(1)), Duration.parse(matcher.group(2)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("has no duration such as PT15M", e);
    }
  }

  @Override
  public String toString() {
    return people + " in " + window;
  }
}

package dev.aadsts.bot.delivery.pace;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many messages a platform takes at one place: all windows hold at once. Written as {@code 7
 * per PT1S, 60 per PT30S}.
 */
public record Pace(List<Window> windows) {
  private static final Pattern WINDOW = Pattern.compile("(\\d{1,5}) +per +(PT?[0-9A-Z.]{1,20})");
  private static final int MOST_MESSAGES = 10_000;
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * So many messages in any stretch of that length.
   *
   * @param most 1 to 10,000
   * @param within a millisecond to a day
   */
  public record Window(int most, Duration within) {
    public Window {
      if (most < 1 || most > MOST_MESSAGES || within.toMillis() < 1) {
        throw new IllegalArgumentException("No pace: " + most + " per " + within);
      }
      if (within.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("Longer than a day: " + within);
      }
    }

    @Override
    public String toString() {
      return most + " per " + within;
    }
  }

  public Pace {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("A pace needs a window");
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Pace of(String text) {
    return new Pace(Arrays.stream(text.split(",", -1)).map(Pace::window).toList());
  }

  private static Window window(String text) {
    Matcher parts = WINDOW.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("No pace: " + text);
    }
    try {
      return new Window(Integer.parseInt(parts.group(1)), Duration.parse(parts.group(2)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("No pace: " + text, e);
    }
  }

  @Override
  public String toString() {
    return windows.stream().map(Window::toString).collect(Collectors.joining(", "));
  }
}

package dev.aadsts.kb;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Whether trying again helps. */
public sealed interface Retry {
  /** Nothing changes by itself. */
  record Never() implements Retry {
    @Override
    @JsonValue
    public String toString() {
      return "never";
    }
  }

  /** Yes, once a cause has been mended. */
  record AfterFix() implements Retry {
    @Override
    @JsonValue
    public String toString() {
      return "after-fix";
    }
  }

  /**
   * Yes, the same attempt may work a little later.
   *
   * @param delay how long to wait first; positive
   */
  record After(Duration delay) implements Retry {
    public After {
      if (!delay.isPositive()) {
        throw new IllegalArgumentException("The wait before a retry must be positive: " + delay);
      }
    }

    @Override
    @JsonValue
    public String toString() {
      return delay.toString();
    }
  }

  /**
   * Reads {@code never}, {@code after-fix} or an ISO 8601 duration such as {@code PT15M}.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  @JsonCreator
  static Retry of(String text) {
    return switch (text) {
      case "never" -> new Never();
      case "after-fix" -> new AfterFix();
      default -> {
        try {
          yield new After(Duration.parse(text));
        } catch (DateTimeParseException e) {
          throw new IllegalArgumentException(
              "'%s' is not never, after-fix or a duration like PT15M".formatted(text), e);
        }
      }
    };
  }

  /** The answer to the question whether to try again. */
  default String answer() {
    return switch (this) {
      case Never() -> "No, that does not help";
      case AfterFix() -> "Yes, once a cause is fixed";
      case After(var wait) -> "Yes, in " + inWords(wait) + ": waiting may help";
    };
  }

  private static String inWords(Duration wait) {
    if (wait.toDays() > 0) {
      return wait.toDays() == 1 ? "a day" : wait.toDays() + " days";
    }
    if (wait.toHours() > 0) {
      return wait.toHours() == 1 ? "an hour" : wait.toHours() + " hours";
    }
    return wait.toMinutes() <= 1 ? "a minute" : wait.toMinutes() + " minutes";
  }
}

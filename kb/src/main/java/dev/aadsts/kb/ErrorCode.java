package dev.aadsts.kb;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a sign-in error, as in {@code AADSTS120021}: a whole number of 4 to 7 digits. Whole
 * numbers only: 500121 is not a kind of 50012.
 *
 * @param number from {@value #MIN} to {@value #MAX}
 */
public record ErrorCode(int number) implements Comparable<ErrorCode> {
  private static final int MIN = 1_000;
  private static final int MAX = 9_999_999;
  private static final Pattern WRITTEN = Pattern.compile("(?:AADSTS)?([1-9][0-9]{3,6})");

  public ErrorCode {
    if (number < MIN || number > MAX) {
      throw new IllegalArgumentException(
          "An error code has 4 to 7 digits and does not start with 0, but this is " + number);
    }
  }

  /**
   * Reads {@code AADSTS120021} or {@code 120021}, nothing else: for text that people typed, use
   * {@link dev.aadsts.kb.text.SignInErrorParser}.
   *
   * @throws IllegalArgumentException if the text is not a code
   */
  @JsonCreator
  public static ErrorCode of(String written) {
    return tryOf(written)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Not an error code: '%s'. Write it like AADSTS120021.".formatted(written)));
  }

  /** Reads {@code AADSTS120021} or {@code 120021}; empty for anything else. */
  public static Optional<ErrorCode> tryOf(String written) {
    var matcher = WRITTEN.matcher(written);
    return matcher.matches()
        ? Optional.of(new ErrorCode(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  @Override
  public int compareTo(ErrorCode other) {
    return Integer.compare(number, other.number);
  }

  /** The way Microsoft writes it: {@code AADSTS120021}. */
  @Override
  @JsonValue
  public String toString() {
    return "AADSTS" + number;
  }
}

package dev.aadsts.kb.text;

import java.util.regex.Pattern;

/** How the number of a code is written. */
final class Numbers {
  private static final String DIGITS = "[1-9][0-9]{3,6}+";
  // As a spreadsheet groups the digits of what it takes for an amount: five of them or more.
  private static final String GROUPED =
      "(?:[1-9][0-9]{1,2}|[1-9][0-9]{0,2}[,.'][0-9]{3})[,.'][0-9]{3}";
  private static final Pattern GROUPED_DIGITS = Pattern.compile(GROUPED);
  private static final Pattern MARK = Pattern.compile("[,.']");

  /** A pattern with the number as its only group. */
  static final String PLAIN = "(" + DIGITS + ")(?![0-9])";

  /**
   * A pattern with the number as its only group, perhaps with marks between its digits: for where a
   * label vouches for it.
   */
  static final String PLAIN_OR_GROUPED = "(" + DIGITS + "|" + GROUPED + ")(?![0-9])";

  private Numbers() {}

  /** The number without marks between its digits, where it is one that has them. */
  static String digits(String number) {
    return GROUPED_DIGITS.matcher(number).matches() ? MARK.matcher(number).replaceAll("") : number;
  }
}

package dev.aadsts.kb.text;

import static dev.aadsts.kb.text.Characters.isDigit;

/**
 * Undoes what copying the log of GitHub Actions does to numbers: a part of them that is also the
 * number of a line becomes a link to it, {@code AADSTS700[21](https://...)3}. A link that stands by
 * itself is left as it is.
 */
final class LineLinks {
  private static final String MIDDLE = "](http";
  private static final int LONGEST_NUMBER = 6;
  private static final int LONGEST_LINK = 400;

  private LineLinks() {}

  static String remove(String text) {
    int middle = text.indexOf(MIDDLE);
    if (middle < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int copied = 0;
    while (middle >= 0) {
      int open = open(text, middle);
      int close = close(text, middle + MIDDLE.length());
      if (open >= copied && close > 0 && insideAWord(text, open, close)) {
        out.append(text, copied, open).append(text, open + 1, middle);
        copied = close + 1;
      }
      middle = text.indexOf(MIDDLE, middle + 1);
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** Where the label begins, if it is a number; else -1. */
  private static int open(String text, int middle) {
    int at = middle - 1;
    while (at >= 0 && middle - at <= LONGEST_NUMBER && isDigit(text.charAt(at))) {
      at--;
    }
    return at >= 0 && at < middle - 1 && text.charAt(at) == '[' ? at : -1;
  }

  private static int close(String text, int from) {
    int end = Math.min(text.length(), from + LONGEST_LINK);
    for (int i = from; i < end && text.charAt(i) > ' '; i++) {
      if (text.charAt(i) == ')') {
        return i;
      }
    }
    return -1;
  }

  private static boolean insideAWord(String text, int open, int close) {
    return (open > 0 && isPartOfAWord(text.charAt(open - 1)))
        || (close + 1 < text.length() && isPartOfAWord(text.charAt(close + 1)));
  }

  private static boolean isPartOfAWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == ':';
  }
}

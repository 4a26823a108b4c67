package dev.aadsts.bot.reply;

import java.util.regex.Pattern;

/**
 * Text as every reader sees it: without control characters, which a terminal would obey, and
 * without the marks that turn the reading direction around, with which a text can look like
 * another.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/">Unicode: bidirectional algorithm</a>
 */
public final class VisibleText {
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n]]|[\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

  private VisibleText() {}

  /** The text with its line breaks; tabs are blanks. */
  public static String of(String text) {
    return isPlain(text)
        ? text
        : INVISIBLE.matcher(text.replace("\r\n", "\n").replace('\t', ' ')).replaceAll("");
  }

  // Most text is, and to find that out without a pattern takes a tenth of the time.
  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean control = (c < ' ' && c != '\n') || (c >= '\u007f' && c <= '\u009f');
      if (control || c == '\u061c' || (c >= '\u200e' && c <= '\u2069')) {
        return false;
      }
    }
    return true;
  }
}

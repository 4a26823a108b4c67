package dev.aadsts.kb.text;

import static dev.aadsts.kb.text.Characters.isDigit;
import static dev.aadsts.kb.text.Characters.isHex;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Undoes what mail programs and consoles do to lines: quoting and breaking. */
final class Lines {
  private static final int GUID_LENGTH = 36;
  private static final int LONGEST_INDENT = 8;
  // Quoted-printable breaks at 76 characters: RFC 2045, section 6.7.
  private static final int QUOTED_PRINTABLE = 76;
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern CODE = Pattern.compile("(?i)AADSTS[1-9][0-9]{4,6}");

  private Lines() {}

  /** Takes the {@code >} of quoted lines off. */
  static String unquote(String text) {
    if (text.indexOf('>') < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      at = afterQuoteMarks(text, at);
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end + 1;
      out.append(text, at, end);
      at = end;
    }
    return out.toString();
  }

  /**
   * Joins a GUID or a code that was broken at the edge of a page. Only where both halves make a
   * whole one, and the first half is not whole already.
   */
  static String rejoin(String text) {
    var out = new StringBuilder(text.length());
    int copied = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      int next = end + 1;
      while (next < text.length() && next <= end + LONGEST_INDENT && text.charAt(next) == ' ') {
        next++;
      }
      if (softBreak(text, end)) {
        out.append(text, copied, end - 1);
        copied = end + 1;
      } else if (brokenGuid(text, end, next) || brokenCode(text, end, next)) {
        out.append(text, copied, end);
        copied = next;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private static int afterQuoteMarks(String text, int lineStart) {
    int after = lineStart;
    int i = lineStart;
    while (i < text.length() && (text.charAt(i) == '>' || text.charAt(i) == ' ')) {
      i++;
      if (text.charAt(i - 1) == '>') {
        after = i;
      }
    }
    return after;
  }

  private static boolean softBreak(String text, int end) {
    if (end == 0 || text.charAt(end - 1) != '=') {
      return false;
    }
    int length = end - text.lastIndexOf('\n', end - 1) - 1;
    return length <= QUOTED_PRINTABLE && length > QUOTED_PRINTABLE - 16;
  }

  private static boolean brokenGuid(String text, int end, int next) {
    IntPredicate part = c -> isHex((char) c) || c == '-';
    String left = before(text, end, part);
    String whole = left + after(text, next, part);
    return left.length() < GUID_LENGTH && GUID.matcher(whole).matches();
  }

  private static boolean brokenCode(String text, int end, int next) {
    String left = before(text, end, Character::isLetterOrDigit);
    String right = after(text, next, Character::isLetterOrDigit);
    var code = CODE.matcher(left + right);
    while (code.find()) {
      if (code.start() < left.length() && code.end() > left.length()) {
        int stop = next + code.end() - left.length();
        return safeToJoin(text, left.length() - code.start(), stop);
      }
    }
    return false;
  }

  // "AADSTS5010" and "5:" is one code, "AADSTS5010" and "5 users" is not; five digits are whole.
  private static boolean safeToJoin(String text, int lengthOfLeft, int stop) {
    char following = stop < text.length() ? text.charAt(stop) : ' ';
    int digits = lengthOfLeft - "AADSTS".length();
    return digits <= 4 && (digits < 4 || following == ':') && !isDigit(following);
  }

  private static String before(String text, int end, IntPredicate part) {
    int start = end;
    while (start > 0 && end - start < GUID_LENGTH && part.test(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private static String after(String text, int start, IntPredicate part) {
    int end = start;
    while (end < text.length() && end - start < GUID_LENGTH && part.test(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }
}

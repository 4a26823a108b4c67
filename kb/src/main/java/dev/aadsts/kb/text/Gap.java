package dev.aadsts.kb.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where, between two failures, the text turns from the one to the other. */
final class Gap {
  // The end of a JSON object and the start of the next; a blank line, or one that is drawn.
  private static final Pattern BETWEEN_RECORDS =
      Pattern.compile(
          "\\}\\s{0,40}+,?+\\s{0,40}+\\{"
              + "|\\n[ \\t]{0,40}+(?:[-=_*#]{3,80}+[ \\t]{0,40}+)?+(?=\\n)");

  private Gap() {}

  /**
   * The last place where it may: the next failure begins with its line at the latest, or with the
   * block of lines or the JSON object that it stands in.
   *
   * @param end where the one ends
   * @param next where the code or id of the other begins
   */
  static int last(String text, int end, int next) {
    int line = lineStart(text, end, next);
    int turn = line < 0 ? next : line;
    Matcher records = BETWEEN_RECORDS.matcher(text).region(end, turn);
    while (records.find()) {
      turn = records.start();
    }
    return turn;
  }

  /** The first place where it may, after the line or the object in which the one ends. */
  static int first(String text, int end, int next) {
    int line = end;
    while (line < next && text.charAt(line) != '\n') {
      line++;
    }
    Matcher records = BETWEEN_RECORDS.matcher(text).region(end, line);
    return records.find() ? records.start() : line < next ? line : end;
  }

  /** Where the line of that place begins; negative where that is before {@code from}. */
  static int lineStart(String text, int from, int place) {
    for (int at = place; at > from; at--) {
      if (text.charAt(at - 1) == '\n') {
        return at;
      }
    }
    return -1;
  }
}

package dev.aadsts.bot.reply;

import dev.aadsts.kb.text.Excerpt;
import java.util.ArrayList;
import java.util.List;

/** Fits texts into what a platform takes, without cutting a character in half. */
public final class TextLimit {
  private TextLimit() {}

  /**
   * At most that many characters, the last of them an ellipsis where something is missing; nothing
   * where there is room for an ellipsis only.
   */
  public static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return most < 2 ? "" : Excerpt.of(text, most - 1).stripTrailing() + "\u2026";
  }

  /**
   * All of the text in pieces, each as long as it may be: up to the last separator that leaves at
   * most that many characters before it, and with that separator; where there is none, of that many
   * characters.
   *
   * @param most at least two
   */
  public static List<String> pieces(String text, int most, char separator) {
    var pieces = new ArrayList<String>();
    int from = 0;
    while (text.length() - from > most) {
      int last = text.lastIndexOf(separator, from + most);
      int end = last > from ? last + 1 : from + most;
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      pieces.add(text.substring(from, end));
      from = end;
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}

package dev.aadsts.bot.web.page;

/** The beginning of a text. */
final class Excerpt {
  private Excerpt() {}

  /** At most so many characters, none of them cut in half. */
  static String of(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}

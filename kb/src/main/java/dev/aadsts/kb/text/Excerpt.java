package dev.aadsts.kb.text;

/** The beginning of a text. */
public final class Excerpt {
  private Excerpt() {}

  /** At most so many characters, none of them cut in half. */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean halved = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, halved ? most - 1 : most);
  }
}

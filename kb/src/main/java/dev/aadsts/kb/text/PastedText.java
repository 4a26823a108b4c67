package dev.aadsts.kb.text;

import org.jspecify.annotations.Nullable;

/**
 * What somebody pasted or typed, with the marks of its way undone: URL encoding, HTML and JSON
 * escapes (nested ones too), Slack and HTML markup, links over numbers, e-mail quoting, invisible
 * and full-width characters, and codes or GUIDs broken over two lines. Immutable and safe for use
 * by many threads.
 *
 * <p>Any text is accepted; the time is linear in its length.
 */
public final class PastedText {
  // What is escaped more often than that was not escaped by a transport.
  private static final int MOST_ROUNDS = 5;

  private final String text;
  private final String lower;
  // Made when it is first asked for, perhaps by two threads at once, which make the same.
  private @Nullable String folded;

  private PastedText(String text) {
    this.text = text;
    this.lower = Characters.lower(text);
  }

  /** Cleans the text; never fails. */
  public static PastedText of(String raw) {
    return new PastedText(clean(raw));
  }

  /**
   * Whether the words occur in the text, whatever their case, line breaks and emphasis. Blank words
   * occur nowhere.
   */
  public boolean contains(String signal) {
    String words = fold(Characters.normalise(signal)).strip();
    return !words.isEmpty() && folded().contains(words);
  }

  /** The cleaned text. */
  String text() {
    return text;
  }

  /** The cleaned text in lower case; every index is the same as in {@link #text}. */
  String lower() {
    return lower;
  }

  private String folded() {
    String known = folded;
    if (known == null) {
      known = fold(text);
      folded = known;
    }
    return known;
  }

  private static String clean(String raw) {
    String text = raw;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      String before = text;
      text = Characters.normalise(text);
      text = Escapes.undo(text);
      text = Markup.remove(text);
      text = LineLinks.remove(text);
      text = UrlEncoding.undo(text);
      if (text.equals(before)) {
        break;
      }
    }
    text = Lines.unquote(Characters.normalise(text));
    return Tables.unfold(SignInRecords.failed(Lines.rejoin(text)));
  }

  private static String fold(String text) {
    var out = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      if (c == ' ' || c == '\n' || c == '\t') {
        blank = true;
      } else if (c != '*' && c != '`') {
        if (blank) {
          out.append(' ');
          blank = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }
}

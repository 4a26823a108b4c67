package dev.aadsts.kb.content.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may stand in text for people, so that Slack, Teams, web and terminal draw it alike. */
public final class Prose {
  private static final Pattern CODE = Pattern.compile("`[^`]+`");
  private static final Pattern ANCHOR = Pattern.compile("(?<!!)\\[([^\\[\\]]+)]\\(([^()\\s]*)\\)");
  private static final List<Markup> REFUSED =
      List.of(
          new Markup("\\*\\*|__", "Bold text"),
          new Markup("(?<![\\w*])\\*[^\\s*][^*\\n]*\\*(?![\\w*])", "Text between asterisks"),
          new Markup("(?<!\\w)_[^\\s_][^_\\n]*_(?!\\w)", "Text between underscores"),
          new Markup("(?m)^\\s*#{1,6} ", "A heading"),
          new Markup("(?m)^\\s*[-*] ", "A list"),
          new Markup("!\\[", "An image"),
          new Markup(
              "</?(?:a|b|br|code|div|em|h[1-6]|i|img|kbd|li|ol|p|pre|span|strong|table|u|ul)\\b[^>]*>",
              "HTML"));
  // Those that typing on a keyboard does not give: searches and shells trip over them.
  private static final Pattern TYPOGRAPHIC =
      Pattern.compile(
          "[\\u2018\\u2019\\u201A\\u201C\\u201D\\u201E\\u2010-\\u2015\\u2026\\u00A0\\u200B\\u202F\\uFFFD]");

  private Prose() {}

  private record Markup(Pattern pattern, String name) {
    Markup(String pattern, String name) {
      this(Pattern.compile(pattern), name);
    }
  }

  /** A link in a text: what it is called, and the address that it leads to. */
  public record Anchor(String label, String url) {}

  /** The links in the text. */
  public static Stream<Anchor> anchors(String prose) {
    return ANCHOR
        .matcher(withoutCode(prose))
        .results()
        .map(match -> new Anchor(match.group(1), match.group(2)));
  }

  /** Markup other than code and links. */
  public static List<String> markup(String prose) {
    String rest = ANCHOR.matcher(withoutCode(prose)).replaceAll(" ");
    var wrong = new ArrayList<String>();
    for (Markup refused : REFUSED) {
      if (refused.pattern().matcher(rest).find()) {
        wrong.add(
            "%s is not drawn everywhere; prose has `code` and [text](https://...) only."
                .formatted(refused.name()));
      }
    }
    if (rest.contains("`")) {
      wrong.add("A backtick has no partner.");
    }
    return wrong;
  }

  /** Typographic dashes, quotes and blanks in one line of a file. */
  public static Stream<String> typographic(String line) {
    return TYPOGRAPHIC
        .matcher(line)
        .results()
        .map(match -> match.group().codePointAt(0))
        .distinct()
        .map(
            c ->
                c == 0xFFFD
                    ? "Not UTF-8: save the file as UTF-8."
                    : "The character U+%04X: use the plain dash, quote, dots or blank of the keyboard."
                        .formatted(c));
  }

  /**
   * The letters and digits of a text, in lower case, with single blanks between words: two texts
   * that a reader takes for the same give the same. Where texts that are only nearly the same
   * should be found too, a measure of similarity takes the place of equality of this.
   */
  public static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static String withoutCode(String prose) {
    return CODE.matcher(prose).replaceAll(" ");
  }
}

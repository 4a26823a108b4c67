package dev.aadsts.kb.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prose taken apart, so that each edge can draw it in its own markup and escape the rest.
 *
 * @param spans in reading order; none of them empty
 */
public record RichText(List<Span> spans) {
  private static final String HTTPS = "https://";
  private static final String NOT_IN_ADDRESS = "()[] \t\r\n";

  /** A run of text of one kind. */
  public sealed interface Span {
    /** What a reader without markup sees. */
    String text();
  }

  public record Plain(String text) implements Span {}

  /** Something to type or to recognise: a path, a setting, an id. */
  public record Code(String text) implements Span {}

  /**
   * A link.
   *
   * @param url starts with {@code https://}
   */
  public record Anchor(String text, String url) implements Span {}

  public RichText {
    spans = List.copyOf(spans);
  }

  /** Text in which nothing is markup. */
  public static RichText plain(String text) {
    return text.isEmpty() ? new RichText(List.of()) : new RichText(List.of(new Plain(text)));
  }

  /**
   * Reads the markup of articles: {@code `code`} and {@code [text](https://...)}, with neither
   * brackets nor blanks inside. What is not well-formed markup is text. Linear in the length of the
   * text.
   */
  public static RichText of(String prose) {
    var spans = new ArrayList<Span>();
    int plainFrom = 0;
    int at = 0;
    while (at < prose.length()) {
      var markup = markupAt(prose, at);
      if (markup.isEmpty()) {
        at++;
        continue;
      }
      if (plainFrom < at) {
        spans.add(new Plain(prose.substring(plainFrom, at)));
      }
      spans.add(markup.get().span());
      at = markup.get().end();
      plainFrom = at;
    }
    if (plainFrom < prose.length()) {
      spans.add(new Plain(prose.substring(plainFrom)));
    }
    return new RichText(spans);
  }

  /** This text followed by that one. */
  public RichText plus(RichText more) {
    var joined = new ArrayList<>(spans);
    joined.addAll(more.spans);
    return new RichText(joined);
  }

  /** The text without any markup. */
  public String text() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }

  private record Markup(Span span, int end) {}

  private static Optional<Markup> markupAt(String prose, int at) {
    return switch (prose.charAt(at)) {
      case '`' -> codeAt(prose, at);
      case '[' -> anchorAt(prose, at);
      default -> Optional.empty();
    };
  }

  private static Optional<Markup> codeAt(String prose, int at) {
    int end = prose.indexOf('`', at + 1);
    return end <= at + 1
        ? Optional.empty()
        : Optional.of(new Markup(new Code(prose.substring(at + 1, end)), end + 1));
  }

  private static Optional<Markup> anchorAt(String prose, int at) {
    int close = firstOf("[]", prose, at + 1);
    if (close == at + 1 || !prose.startsWith("](" + HTTPS, close)) {
      return Optional.empty();
    }
    int from = close + 2;
    int end = firstOf(NOT_IN_ADDRESS, prose, from);
    return end == prose.length() || prose.charAt(end) != ')' || end == from + HTTPS.length()
        ? Optional.empty()
        : Optional.of(
            new Markup(
                new Anchor(prose.substring(at + 1, close), prose.substring(from, end)), end + 1));
  }

  // Where the first of those characters is; the end of the text where none is. Every search ends
  // at a bracket, so that no part of the text is searched more often than it has brackets nearby.
  private static int firstOf(String characters, String text, int from) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}

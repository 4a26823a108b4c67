package dev.aadsts.kb.text;

import static dev.aadsts.kb.text.Characters.lower;

import java.util.Set;

/** Takes the markup of Slack, Teams and HTML off, and keeps what a reader would have seen. */
final class Markup {
  private static final int LONGEST_LINK = 4_096;
  private static final int LONGEST_MENTION = 200;
  private static final Set<String> INLINE =
      Set.of("b", "i", "u", "em", "strong", "span", "code", "font", "a", "small", "s");
  private static final Set<String> BLOCK =
      Set.of(
          "br",
          "p",
          "div",
          "td",
          "tr",
          "th",
          "li",
          "ul",
          "ol",
          "dt",
          "dd",
          "dl",
          "pre",
          "table",
          "tbody",
          "thead",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "hr");

  private final String text;
  private final StringBuilder out;

  private Markup(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  static String remove(String text) {
    return text.indexOf('<') < 0 ? text : new Markup(text).remove();
  }

  private String remove() {
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('<', at);
      if (open < 0) {
        break;
      }
      out.append(text, at, open);
      int close = close(open);
      at = close < 0 ? open + 1 : afterTag(text.substring(open + 1, close), close + 1);
      if (at <= open + 1) {
        out.append('<');
        at = open + 1;
      }
    }
    return out.append(text, Math.min(at, text.length()), text.length()).toString();
  }

  private int close(int open) {
    int end = Math.min(text.length(), open + LONGEST_LINK);
    for (int i = open + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i;
      }
      if (c == '<' || c == '\n') {
        return -1;
      }
    }
    return -1;
  }

  /** Writes what the tag shows; says where to go on, or 0 where this is no tag. */
  private int afterTag(String tag, int after) {
    if (tag.startsWith("mailto:") || tag.startsWith("tel:")) {
      return show(labelOr(tag, tag.substring(tag.indexOf(':') + 1)), after);
    }
    if (tag.startsWith("https://") || tag.startsWith("http://")) {
      return show(link(tag), after);
    }
    if (tag.startsWith("@") || tag.startsWith("!") || tag.startsWith("#C")) {
      return show(" " + labelOr(tag, "") + " ", after);
    }
    String name = name(tag);
    if (name.equals("at")) {
      int limit = Math.min(text.length(), after + LONGEST_MENTION);
      int end = text.indexOf("</at>", after, limit);
      return end < 0 ? after : end + "</at>".length();
    }
    if (BLOCK.contains(name)) {
      return show("\n", after);
    }
    return INLINE.contains(name) ? after : 0;
  }

  private int show(String shown, int after) {
    // Outlook writes the address twice: a@b.c<mailto:a@b.c>
    int from = Math.max(0, out.length() - shown.length());
    if (shown.isBlank() || !out.substring(from).equals(shown)) {
      out.append(shown);
    }
    return after;
  }

  // Slack links what looks like a host by itself; a label of somebody's own is worth both.
  private static String link(String tag) {
    int bar = tag.indexOf('|');
    if (bar < 0) {
      return tag;
    }
    String url = tag.substring(0, bar);
    String label = tag.substring(bar + 1);
    return url.endsWith(label) || url.endsWith(label + "/") ? label : label + " " + url;
  }

  private static String labelOr(String tag, String otherwise) {
    int bar = tag.indexOf('|');
    if (bar >= 0) {
      return tag.substring(bar + 1);
    }
    return otherwise;
  }

  private static String name(String tag) {
    int from = tag.startsWith("/") ? 1 : 0;
    int to = from;
    while (to < tag.length() && to < 12 && Character.isLetterOrDigit(tag.charAt(to))) {
      to++;
    }
    boolean ends = to == tag.length() || " /\t".indexOf(tag.charAt(to)) >= 0;
    return ends ? lower(tag.substring(from, to)) : "";
  }
}

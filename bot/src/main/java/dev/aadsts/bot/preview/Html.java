package dev.aadsts.bot.preview;

import java.util.List;
import java.util.stream.Collectors;

/** Writes elements of a page; text is escaped, content is not. */
final class Html {
  private Html() {}

  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String element(String name, String cssClass, String content) {
    return "<%s class=\"%s\">%s</%s>".formatted(name, text(cssClass), content, name);
  }

  static String div(String cssClass, String content) {
    return element("div", cssClass, content);
  }

  static String div(String cssClass, List<String> contents) {
    return div(cssClass, String.join("", contents));
  }

  static String span(String cssClass, String text) {
    return element("span", cssClass, text(text));
  }

  /** A link, where the address is one that a page may have. */
  static String link(String url, String content) {
    return url.startsWith("https://") || url.startsWith("http://")
        ? "<a href=\"%s\">%s</a>".formatted(text(url), content)
        : content;
  }

  static String each(Iterable<String> contents) {
    return String.join("", contents);
  }

  static String lines(String text) {
    return text.lines().map(Html::text).collect(Collectors.joining("<br>"));
  }
}

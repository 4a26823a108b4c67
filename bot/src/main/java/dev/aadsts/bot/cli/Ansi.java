package dev.aadsts.bot.cli;

import java.util.regex.Pattern;

/** Colours of a terminal, or none. */
record Ansi(boolean colours) {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;]*m");

  String bold(String text) {
    return sequence("1", text);
  }

  String dim(String text) {
    return sequence("2", text);
  }

  String good(String text) {
    return sequence("32", text);
  }

  String warning(String text) {
    return sequence("33", text);
  }

  String code(String text) {
    return sequence("36", text);
  }

  String link(String text) {
    return sequence("4", text);
  }

  String key(String text) {
    return sequence("1;35", text);
  }

  /** How many columns a text takes, its colours not counted. */
  static int visibleLength(String text) {
    String visible = SEQUENCE.matcher(text).replaceAll("");
    return visible.codePointCount(0, visible.length());
  }

  private String sequence(String code, String text) {
    // Word by word, so that a line break between two words does not tear a sequence apart.
    return colours && !text.isEmpty()
        ? "\u001b[" + code + "m" + text.replace(" ", "\u001b[0m \u001b[" + code + "m") + "\u001b[0m"
        : text;
  }
}

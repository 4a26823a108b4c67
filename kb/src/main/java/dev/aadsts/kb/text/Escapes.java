package dev.aadsts.kb.text;

import static dev.aadsts.kb.text.Characters.isHex;

import java.util.Map;

/** Undoes the escapes of JSON and HTML. */
final class Escapes {
  private static final int LONGEST_ENTITY = 8;
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "amp", "&");

  private final String text;
  private final StringBuilder out;
  private int at;

  private Escapes(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  /** One pass, whatever the depth: JSON within JSON within JSON has runs of backslashes. */
  static String undo(String text) {
    boolean plain = text.indexOf('\\') < 0 && text.indexOf('&') < 0;
    return plain ? text : new Escapes(text).undo();
  }

  private String undo() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        backslashes();
      } else if (c == '&') {
        entity();
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private void backslashes() {
    at = afterBackslashes(at);
    char next = at < text.length() ? text.charAt(at) : ' ';
    switch (next) {
      case 'r' -> {
        int second = afterBackslashes(at + 1);
        boolean windows = second > at + 1 && text.startsWith("n", second);
        at = windows ? second + 1 : at + 1;
        out.append('\n');
      }
      case 'n' -> take('\n');
      case 't' -> take(' ');
      case '"', '\'', '/', '&' -> take(next);
      case 'u' -> unicode();
      default -> out.append('\\');
    }
  }

  private void take(char meant) {
    out.append(meant);
    at++;
  }

  private int afterBackslashes(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '\\') {
      i++;
    }
    return i;
  }

  private void unicode() {
    int end = at + 5;
    if (end <= text.length() && allHex(at + 1, end)) {
      out.append((char) Integer.parseInt(text, at + 1, end, 16));
      at = end;
    } else {
      out.append('\\');
    }
  }

  private boolean allHex(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isHex(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void entity() {
    int name = at + 1;
    // "&amp;amp;amp;lt;": escaped once more by every system on the way.
    while (text.startsWith("amp;", name)) {
      name += 4;
    }
    int end = text.indexOf(';', name, Math.min(text.length(), name + LONGEST_ENTITY));
    String meant = end < 0 ? "" : meaning(text.substring(name, end));
    out.append(meant.isEmpty() ? "&" : meant);
    at = meant.isEmpty() ? name : end + 1;
  }

  private static String meaning(String entity) {
    if (!entity.startsWith("#")) {
      return ENTITIES.getOrDefault(entity, "");
    }
    boolean hex = entity.startsWith("#x") || entity.startsWith("#X");
    try {
      int point = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }
}

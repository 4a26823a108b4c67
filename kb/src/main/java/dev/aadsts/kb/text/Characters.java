package dev.aadsts.kb.text;

/** Brings the many ways to write one character down to one. */
final class Characters {
  private static final int LONGEST_COLOUR_CODE = 16;

  private Characters() {}

  /**
   * Full-width letters and foreign digits become ASCII, curly quotes straight, every dash a hyphen,
   * every blank a space and every line end {@code \n}; what is invisible goes, terminal colours
   * included.
   */
  static String normalise(String text) {
    return isNormal(text) ? text : normalised(text);
  }

  private static boolean isNormal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isNormal(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNormal(char c) {
    return (c >= ' ' && c < '\u007f') || c == '\n' || c == '\t';
  }

  private static String normalised(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u001b') {
        i = endOfColourCode(text, i);
      } else if (isNormal(c)) {
        out.append(c);
      } else if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          out.append('\n');
        }
      } else if (!invisible(c)) {
        out.append(plain(c));
      }
    }
    return out.toString();
  }

  /** The text in lower case with every index unchanged, unlike {@code toLowerCase}. */
  static String lower(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static char plain(char c) {
    if (c >= '\uff01' && c <= '\uff5e') {
      return (char) (c - 0xfee0);
    }
    return switch (c) {
      case '\u2028', '\u2029', '\u0085', '\u000b', '\f' -> '\n';
      case '\u2018', '\u2019', '\u201a', '\u201b', '\u2032', '\u00b4' -> '\'';
      case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u300c', '\u300d' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\ufe55' -> ':';
      // The frame that Terraform and tables of consoles draw.
      case '\u2502', '\u2503' -> '|';
      default -> plainByKind(c);
    };
  }

  private static char plainByKind(char c) {
    if (Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return ' ';
    }
    return Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
  }

  private static boolean invisible(char c) {
    return Character.getType(c) == Character.FORMAT || (c >= '\ufe00' && c <= '\ufe0f');
  }

  private static int endOfColourCode(String text, int escape) {
    int end = Math.min(text.length(), escape + LONGEST_COLOUR_CODE);
    if (escape + 1 >= end || text.charAt(escape + 1) != '[') {
      return escape;
    }
    for (int i = escape + 2; i < end; i++) {
      if (isAsciiLetter(text.charAt(i))) {
        return i;
      }
    }
    return escape;
  }
}

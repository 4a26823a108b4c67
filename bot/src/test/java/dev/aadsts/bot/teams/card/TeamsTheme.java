package dev.aadsts.bot.teams.card;

import java.util.Locale;
import java.util.Map;

/**
 * The colours of a theme of Teams, of those that our cards may use, as the designer of Adaptive
 * Cards has them: <a href="https://adaptivecards.io/designer">host app Microsoft Teams</a>. In the
 * dark, grounds that stand out are pale and carry dark words.
 */
enum TeamsTheme {
  LIGHT(
      Map.of("", 0xffffff, "emphasis", 0xf9f8f7, "accent", 0xc7def9, "warning", 0xffe2b2),
      Map.of("default", 0x252424, "accent", 0x6264a7, "attention", 0xc4314b),
      0x252424,
      0.75),
  DARK(
      Map.of("", 0x2d2c2c, "emphasis", 0x292828, "accent", 0xc7def9, "warning", 0xffe2b2),
      Map.of("default", 0xffffff, "accent", 0xa6a7dc, "attention", 0xd74654),
      0x201f1f,
      0.75),
  HIGH_CONTRAST(
      Map.of("", 0x000000, "emphasis", 0x000000, "accent", 0x000000, "warning", 0x000000),
      Map.of("default", 0xffffff, "accent", 0xffff01, "attention", 0xffffff),
      0xffffff,
      1);

  /** What small text needs: <a href="https://www.w3.org/TR/WCAG21/#contrast-minimum">1.4.3</a>. */
  static final double LEAST = 4.5;

  @SuppressWarnings("ImmutableEnumChecker") // Map.of cannot be changed.
  private final Map<String, Integer> grounds;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<String, Integer> colors;

  private final int onColor;
  private final double subtle;

  TeamsTheme(
      Map<String, Integer> grounds, Map<String, Integer> colors, int onColor, double subtle) {
    this.grounds = grounds;
    this.colors = colors;
    this.onColor = onColor;
    this.subtle = subtle;
  }

  /**
   * How much text stands out from its ground: from 1 to 21, and 0 for a colour that is not known.
   *
   * @param ground style of the innermost container that has one; empty for the card itself
   * @param color of the text; empty for the default
   */
  double contrast(String ground, String color, boolean isSubtle) {
    Integer back = grounds.get(ground.toLowerCase(Locale.ROOT));
    String name = color.isEmpty() ? "default" : color.toLowerCase(Locale.ROOT);
    boolean pale = ground.equals("accent") || ground.equals("warning");
    Integer front = pale && name.equals("default") ? Integer.valueOf(onColor) : colors.get(name);
    if (back == null || front == null) {
      return 0;
    }
    double one = luminance(isSubtle ? mixed(front, back, subtle) : front);
    double other = luminance(back);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static int mixed(int front, int back, double share) {
    int color = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      long channel =
          Math.round((front >> shift & 0xff) * share + (back >> shift & 0xff) * (1 - share));
      color |= (int) channel << shift;
    }
    return color;
  }

  private static double luminance(int color) {
    return 0.2126 * linear(color >> 16 & 0xff)
        + 0.7152 * linear(color >> 8 & 0xff)
        + 0.0722 * linear(color & 0xff);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}

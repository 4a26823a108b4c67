package dev.aadsts.bot.cli;

import java.util.List;

/**
 * Breaks text into lines of a terminal, each ended by a line break and begun with a margin. A word
 * that is wider than the terminal has a line of its own. Colours take no room.
 *
 * @param width columns of the terminal
 */
record WordWrap(int width) {
  static final String MARGIN = "  ";

  /** What lines may end between. */
  static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  /** The text in lines. */
  String lines(String text, String indent) {
    return lines(words(text), indent);
  }

  /**
   * The words in lines, with one blank between two of them.
   *
   * @param words each of which may have blanks, where no line may end
   * @param indent what all lines but the first begin with, behind the margin
   */
  String lines(List<String> words, String indent) {
    var lines = new StringBuilder();
    var line = new StringBuilder(MARGIN);
    int used = MARGIN.length();
    boolean fresh = true;
    for (String word : words) {
      int length = Ansi.visibleLength(word.stripTrailing());
      if (!fresh && used + 1 + length > width) {
        lines.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(MARGIN).append(indent);
        used = MARGIN.length() + indent.length();
        fresh = true;
      }
      if (!fresh) {
        line.append(' ');
        used++;
      }
      String shown = fresh ? word.stripLeading() : word;
      line.append(shown);
      used += Ansi.visibleLength(shown);
      fresh = false;
    }
    return lines.append(line.toString().stripTrailing()).append('\n').toString();
  }
}

package dev.aadsts.bot.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in which {@linkplain Placeholders marks} stand for values, taken apart once and filled in
 * for each paste. Immutable.
 */
final class DrawingTemplate {
  // What stands before, between and after the values, one more than those, in UTF-8: that is what
  // is sent, and half of what a text with a single arrow in it takes in memory.
  private final List<byte[]> literals;
  private final List<Hole> holes;

  private DrawingTemplate(List<byte[]> literals, List<Hole> holes) {
    this.literals = List.copyOf(literals);
    this.holes = List.copyOf(holes);
  }

  /**
   * A place for the value of that number.
   *
   * @param inUrl whether it is percent-encoded, which of ids and times changes only the colon
   */
  private record Hole(int value, boolean inUrl) {}

  static DrawingTemplate of(String text, List<String> marks) {
    var literals = new ArrayList<byte[]>();
    var holes = new ArrayList<Hole>();
    int from = 0;
    Matcher found = any(marks).matcher(text);
    while (found.find()) {
      literals.add(text.substring(from, found.start()).getBytes(UTF_8));
      String mark = found.group();
      boolean inUrl = mark.contains("%");
      holes.add(new Hole(marks.indexOf(inUrl ? mark.replace("%3A", ":") : mark), inUrl));
      from = found.end();
    }
    literals.add(text.substring(from).getBytes(UTF_8));
    return new DrawingTemplate(literals, holes);
  }

  private static Pattern any(List<String> marks) {
    return Pattern.compile(
        marks.stream()
            .map(mark -> Pattern.quote(mark).replace(":", "\\E(?::|%3A)\\Q"))
            .collect(Collectors.joining("|")));
  }

  /** The text with these values in it, in UTF-8. */
  byte[] fill(List<String> values) {
    var pieces = new ArrayList<byte[]>(literals.size() + holes.size());
    pieces.add(literals.getFirst());
    for (int at = 0; at < holes.size(); at++) {
      Hole hole = holes.get(at);
      String value = values.get(hole.value());
      pieces.add((hole.inUrl() ? value.replace(":", "%3A") : value).getBytes(UTF_8));
      pieces.add(literals.get(at + 1));
    }
    return joined(pieces);
  }

  private static byte[] joined(List<byte[]> pieces) {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    var all = new byte[length];
    int end = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, end, piece.length);
      end += piece.length;
    }
    return all;
  }
}

package dev.aadsts.bot.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in which {@linkplain StandIns marks} stand for values, taken apart once and filled in for
 * each paste. Immutable.
 *
 * @param literals what stands before, between and after the values: one more than those
 * @param holes which of the values comes next
 */
record Mould(List<String> literals, List<Hole> holes) {
  Mould {
    literals = List.copyOf(literals);
    holes = List.copyOf(holes);
  }

  /**
   * A place for a value.
   *
   * @param inUrl whether it is percent-encoded, which of ids and times changes only the colon
   */
  record Hole(int value, boolean inUrl) {}

  static Mould of(String text, List<String> marks) {
    var literals = new ArrayList<String>();
    var holes = new ArrayList<Hole>();
    int from = 0;
    Matcher found = any(marks).matcher(text);
    while (found.find()) {
      literals.add(text.substring(from, found.start()));
      String mark = found.group();
      boolean inUrl = mark.contains("%");
      holes.add(new Hole(marks.indexOf(inUrl ? mark.replace("%3A", ":") : mark), inUrl));
      from = found.end();
    }
    literals.add(text.substring(from));
    return new Mould(literals, holes);
  }

  private static Pattern any(List<String> marks) {
    return Pattern.compile(
        marks.stream()
            .map(mark -> Pattern.quote(mark).replace(":", "\\E(?::|%3A)\\Q"))
            .collect(Collectors.joining("|")));
  }

  /** The text with these values in it. */
  String fill(List<String> values) {
    if (holes.isEmpty()) {
      return literals.getFirst();
    }
    int length = 0;
    for (String literal : literals) {
      length += literal.length();
    }
    for (Hole hole : holes) {
      length += values.get(hole.value()).length();
    }
    var filled = new StringBuilder(length);
    filled.append(literals.getFirst());
    for (int at = 0; at < holes.size(); at++) {
      Hole hole = holes.get(at);
      String value = values.get(hole.value());
      filled.append(hole.inUrl() ? value.replace(":", "%3A") : value);
      filled.append(literals.get(at + 1));
    }
    return filled.toString();
  }
}

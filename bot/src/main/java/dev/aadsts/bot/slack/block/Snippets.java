package dev.aadsts.bot.slack.block;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes what is to be copied or run as mrkdwn: between fences, which take no other markup. */
final class Snippets {
  // Each character may become five, and the fences take eight.
  private static final int MOST = Blocks.MOST_TEXT - 8;

  private Snippets() {}

  /** The text in pieces that each fit a text object, cut between lines where that is possible. */
  static List<String> fenced(String text) {
    List<String> lines =
        text.strip()
            .lines()
            .flatMap(line -> pieces(line, MOST / 5 - 1))
            .map(line -> SlackText.codeBlockContent(line) + "\n")
            .toList();
    return packed(lines).stream().map(escaped -> "```\n" + escaped + "\n```").toList();
  }

  // Unlike prose, code keeps the blanks that a line begins with.
  private static List<String> packed(List<String> lines) {
    var packed = new ArrayList<String>();
    var current = new StringBuilder();
    for (String line : lines) {
      if (current.length() + line.length() > MOST && !current.isEmpty()) {
        packed.add(current.toString().stripTrailing());
        current.setLength(0);
      }
      current.append(line);
    }
    packed.add(current.toString().stripTrailing());
    return packed.stream().filter(text -> !text.isEmpty()).toList();
  }

  private static Stream<String> pieces(String line, int most) {
    return line.length() <= most
        ? Stream.of(line)
        : IntStream.iterate(0, at -> at < line.length(), at -> at + most)
            .mapToObj(at -> line.substring(at, Math.min(line.length(), at + most)));
  }
}

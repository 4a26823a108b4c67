package dev.aadsts.kb.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a table whose header is underlined with dashes, as PowerShell and other command
 * line tools print it. The dashes tell where a column begins even where one blank is all that is
 * between two of them.
 */
record RuledColumns(List<Integer> starts) {
  private static final int FEWEST = 2;

  RuledColumns {
    starts = List.copyOf(starts);
  }

  /** The columns that this line rules; empty where it is not made of dashes and blanks only. */
  static Optional<RuledColumns> of(String ruler) {
    var starts = new ArrayList<Integer>();
    for (int i = 0; i < ruler.length(); i++) {
      char c = ruler.charAt(i);
      if (c != '-' && c != ' ') {
        return Optional.empty();
      }
      if (c == '-' && (i == 0 || ruler.charAt(i - 1) == ' ')) {
        starts.add(i);
      }
    }
    return starts.size() < FEWEST ? Optional.empty() : Optional.of(new RuledColumns(starts));
  }

  /** What stands in each column; nothing at all where the line has no gap between two of them. */
  List<String> cells(String line) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < starts.size(); i++) {
      int start = Math.min(line.length(), starts.get(i));
      int end = i + 1 < starts.size() ? starts.get(i + 1) : line.length();
      if (start > 0 && start < line.length() && line.charAt(start - 1) != ' ') {
        return List.of();
      }
      cells.add(line.substring(start, Math.max(start, Math.min(line.length(), end))).strip());
    }
    return cells.stream().allMatch(String::isEmpty) ? List.of() : List.copyOf(cells);
  }
}

package dev.aadsts.kb.text;

import static dev.aadsts.kb.text.Characters.lower;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Turns rows of a sign-in log that were copied as a table (tabs, CSV, Markdown, PowerShell) into
 * lines of {@code label: value}, because a value is of no use without its column.
 *
 * <p>Columns: <a
 * href="https://learn.microsoft.com/azure/azure-monitor/reference/tables/signinlogs">SigninLogs</a>
 * and the download of the admin center.
 */
final class Tables {
  // Labels are ours and short: what a stranger calls a column is never repeated for every row.
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("correlationid", "Correlation ID"),
          Map.entry("requestid", "Request ID"),
          Map.entry("originalrequestid", "Request ID"),
          Map.entry("resulttype", "ResultType"),
          Map.entry("signinerrorcode", "Sign-in error code"),
          Map.entry("errorcode", "Error code"),
          Map.entry("timegenerated", "Timestamp (UTC)"),
          Map.entry("timegeneratedutc", "Timestamp (UTC)"),
          Map.entry("createddatetime", "Timestamp (UTC)"),
          Map.entry("date", "Date"),
          Map.entry("dateutc", "Timestamp (UTC)"),
          Map.entry("appid", "Application ID"),
          Map.entry("applicationid", "Application ID"),
          Map.entry("appdisplayname", "App name"),
          Map.entry("application", "App name"),
          Map.entry("userprincipalname", "Username"),
          Map.entry("username", "Username"),
          Map.entry("resourceid", "Resource ID"),
          Map.entry("resourceidentity", "Resource ID"),
          Map.entry("resourcetenantid", "Tenant ID"),
          Map.entry("aadtenantid", "Tenant ID"));
  private static final int FEWEST_KNOWN = 2;
  // Where the header is underlined, one of these will do.
  private static final Set<String> CODES =
      Set.of("ResultType: ", "Sign-in error code: ", "Error code: ");
  // A blank stands for two or more of them, as command line tools align columns.
  private static final String DELIMITERS = "\t|,; ";

  private final String[] lines;
  private final StringBuilder out;

  private Tables(String text) {
    this.lines = text.split("\n", -1);
    this.out = new StringBuilder(text.length());
  }

  static String unfold(String text) {
    // A heading alone is no table.
    return text.indexOf('\n') < 0 ? text : new Tables(text).unfold();
  }

  private String unfold() {
    int at = 0;
    while (at < lines.length) {
      Optional<Header> ruled = ruled(at);
      String line = lines[at];
      Optional<Header> header = ruled.or(() -> header(line));
      int from = at + (ruled.isPresent() ? 2 : 1);
      int end = header.isPresent() ? rows(header.get(), from) : from;
      if (end == from) {
        out.append(line).append('\n');
        end = at + 1;
      }
      at = end;
    }
    out.setLength(out.length() - 1);
    return out.toString();
  }

  private int rows(Header header, int from) {
    var rows = new ArrayList<List<String>>();
    while (from + rows.size() < lines.length) {
      List<String> cells = header.columns().apply(lines[from + rows.size()]);
      if (cells.size() != header.names().size()) {
        break;
      }
      rows.add(cells);
    }
    boolean failed = rows.stream().anyMatch(row -> !header.wentWell(row));
    rows.stream()
        .filter(row -> !failed || !header.wentWell(row))
        .forEach(row -> write(header, row));
    return from + rows.size();
  }

  private void write(Header header, List<String> row) {
    for (int column : header.order()) {
      if (!row.get(column).isEmpty()) {
        out.append(header.names().get(column)).append(row.get(column)).append('\n');
      }
    }
    out.append('\n');
  }

  /** The header in that line, where the next one underlines it. */
  private Optional<Header> ruled(int at) {
    Optional<RuledColumns> columns =
        at + 1 < lines.length ? RuledColumns.of(lines[at + 1]) : Optional.empty();
    return columns.flatMap(
        ruled -> {
          List<String> names = ruled.cells(lines[at]).stream().map(Tables::label).toList();
          boolean known = names.stream().anyMatch(CODES::contains) || enoughKnown(names);
          return known ? Optional.of(new Header(ruled::cells, names)) : Optional.empty();
        });
  }

  private static Optional<Header> header(String line) {
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char delimiter = DELIMITERS.charAt(i);
      if (line.indexOf(delimiter) >= 0) {
        List<String> names = cells(line, delimiter).stream().map(Tables::label).toList();
        if (enoughKnown(names)) {
          return Optional.of(new Header(row -> cells(row, delimiter), names));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean enoughKnown(List<String> names) {
    return names.stream().filter(name -> !name.isEmpty()).count() >= FEWEST_KNOWN;
  }

  private static String label(String column) {
    var letters = new StringBuilder();
    for (char c : lower(column.length() > 40 ? "" : column).toCharArray()) {
      if (c >= 'a' && c <= 'z') {
        letters.append(c);
      }
    }
    String label = LABELS.get(letters.toString());
    return label == null ? "" : label + ": ";
  }

  private static List<String> cells(String line, char delimiter) {
    if (delimiter == ' ') {
      return List.of(line.strip().split(" {2,}", -1));
    }
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (c == delimiter && !quoted) {
        cells.add(value(cell));
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(value(cell));
    return cells;
  }

  private static String value(StringBuilder cell) {
    String value = cell.toString().strip();
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).strip() : value;
  }

  /**
   * @param columns tells the cells of a row
   * @param names a label for each column, or nothing
   * @param order in which to write the columns of a row. Its code comes first and what tells it
   *     from other rows next, so that nobody takes the time of the row below for its own
   */
  private record Header(
      Function<String, List<String>> columns, List<String> names, List<Integer> order) {
    Header(Function<String, List<String>> columns, List<String> names) {
      this(
          columns,
          names,
          IntStream.range(0, names.size())
              .boxed()
              .sorted(Comparator.comparingInt(column -> rank(names.get(column))))
              .toList());
    }

    /** Whether the row is of a sign-in without an error, of which nobody asks beside one with. */
    boolean wentWell(List<String> row) {
      return IntStream.range(0, row.size())
          .anyMatch(column -> CODES.contains(names.get(column)) && row.get(column).equals("0"));
    }

    private static int rank(String name) {
      if (CODES.contains(name)) {
        return 0;
      }
      return switch (name) {
        case "Correlation ID: ", "Request ID: " -> 1;
        case "Timestamp (UTC): ", "Date: " -> 2;
        default -> 3;
      };
    }
  }
}

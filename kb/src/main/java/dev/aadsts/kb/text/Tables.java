package dev.aadsts.kb.text;

import static dev.aadsts.kb.text.Characters.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns rows of a sign-in log that were copied as a table (tabs, CSV, Markdown) into lines of
 * {@code label: value}, because a value is of no use without its column.
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
      Optional<Header> header = header(lines[at]);
      int end = header.isPresent() ? rows(header.get(), at + 1) : at;
      if (end == at) {
        out.append(lines[at]).append('\n');
        end = at + 1;
      }
      at = end;
    }
    out.setLength(out.length() - 1);
    return out.toString();
  }

  private int rows(Header header, int from) {
    int at = from;
    while (at < lines.length) {
      List<String> cells = cells(lines[at], header.delimiter());
      if (cells.size() != header.names().size()) {
        break;
      }
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          out.append(header.names().get(i)).append(cells.get(i)).append('\n');
        }
      }
      out.append('\n');
      at++;
    }
    return at == from ? from - 1 : at;
  }

  private static Optional<Header> header(String line) {
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char delimiter = DELIMITERS.charAt(i);
      if (line.indexOf(delimiter) >= 0) {
        List<String> names = cells(line, delimiter).stream().map(Tables::label).toList();
        if (names.stream().filter(name -> !name.isEmpty()).count() >= FEWEST_KNOWN) {
          return Optional.of(new Header(delimiter, names));
        }
      }
    }
    return Optional.empty();
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

  private record Header(char delimiter, List<String> names) {}
}

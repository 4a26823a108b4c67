package dev.aadsts.kb.content.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place of a PowerShell command where properties are chosen to be shown.
 *
 * @param cmdlet what chooses them
 * @param statement what stands before it in the same statement
 * @param text its arguments, as written
 * @param properties what is shown, from left to right
 * @param shown whether it is the last to handle what the statement gives out
 */
record Selection(
    String cmdlet, String statement, String text, List<Property> properties, boolean shown) {
  private static final Pattern START =
      Pattern.compile("\\b(Format-Table|Format-List|Select-Object)\\b");
  private static final Pattern NAME =
      Pattern.compile("^(?:-Property\\s+)?(@\\{\\s*(?:n|name|l|label)\\s*=\\s*['\"])?([\\w-]+)");
  private static final Pattern KEPT = Pattern.compile("\\s*\\$[\\w.]+\\s*=[^=].*", Pattern.DOTALL);

  /**
   * A column or line.
   *
   * @param name as it is headed
   * @param calculated whether the command makes its value
   */
  record Property(String name, boolean calculated) {}

  /** All of them in a command. */
  static Stream<Selection> in(String powershell) {
    return START.matcher(powershell).results().map(start -> read(powershell, start));
  }

  private static Selection read(String powershell, MatchResult start) {
    int end = end(powershell, start.end());
    String text = powershell.substring(start.end(), end);
    String statement = powershell.substring(beginning(powershell, start.start()), start.start());
    return new Selection(
        start.group(1),
        statement,
        text,
        properties(text),
        !goesOn(powershell, end) && !KEPT.matcher(statement).matches());
  }

  // Where the arguments end: at the next pipe, statement, or bracket that was opened before.
  private static int end(String text, int from) {
    int at = from;
    for (int depth = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        at = closing(text, at);
      } else if (c == '(' || c == '{') {
        depth++;
      } else if (c == ')' || c == '}') {
        depth--;
      }
      boolean over =
          c == '|'
              || c == ';'
              || (c == '\n' && !text.substring(0, at).stripTrailing().endsWith(","));
      if (depth < 0 || (depth == 0 && over)) {
        return at;
      }
    }
    return text.length();
  }

  private static int closing(String text, int open) {
    int close = text.indexOf(text.charAt(open), open + 1);
    return close < 0 ? text.length() - 1 : close;
  }

  // Whether another command, or an expression around it, takes what comes out.
  private static boolean goesOn(String text, int end) {
    String rest = text.substring(end).stripLeading();
    return rest.startsWith("|")
        || rest.startsWith(")")
        || (rest.startsWith("}") && rest.substring(1).stripLeading().startsWith("|"));
  }

  private static int beginning(String text, int at) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    while (line > 0 && text.substring(0, line).stripTrailing().matches("(?s).*[|,`{(=]")) {
      line = text.lastIndexOf('\n', line - 2) + 1;
    }
    return line;
  }

  private static List<Property> properties(String arguments) {
    var properties = new ArrayList<Property>();
    int from = 0;
    for (int at = 0, depth = 0; at <= arguments.length(); at++) {
      char c = at < arguments.length() ? arguments.charAt(at) : ',';
      if (c == '\'' || c == '"') {
        at = closing(arguments, at);
      } else if (c == '(' || c == '{') {
        depth++;
      } else if (c == ')' || c == '}') {
        depth--;
      } else if (c == ',' && (depth == 0 || at == arguments.length())) {
        NAME.matcher(arguments.substring(from, at).strip())
            .results()
            .forEach(name -> properties.add(new Property(name.group(2), name.group(1) != null)));
        from = at + 1;
      }
    }
    return properties;
  }
}

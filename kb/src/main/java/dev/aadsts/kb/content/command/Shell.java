package dev.aadsts.kb.content.command;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What goes wrong where a command for a POSIX shell is pasted. */
final class Shell {
  private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern GAP = Pattern.compile("<[A-Za-z][A-Za-z -]*>");
  private static final Pattern READ = Pattern.compile("\\s*read\\s[^&|;]*");
  private static final Pattern TOKEN =
      Pattern.compile("\\baz account get-access-token\\b|\\bcurl\\b.*/oauth2/(?:v2\\.0/)?token\\b");
  // Kept in a variable, thrown away, or only looked at.
  private static final Pattern HIDDEN =
      Pattern.compile(
          "\\$\\(|\\||--query\\s+(?!accessToken\\b)|(?:-o|--output)\\s+(?:none|/dev/null)\\b");

  private Shell() {}

  static Stream<String> wrongWith(String text) {
    return CONTINUED
        .matcher(text)
        .replaceAll("")
        .lines()
        .filter(line -> !line.strip().startsWith("#"))
        .flatMap(Shell::wrongWithLine);
  }

  private static Stream<String> wrongWithLine(String line) {
    String plain = line.replaceAll("\\s#\\s.*", "");
    return Stream.concat(
        GAP.matcher(QUOTED.matcher(plain).replaceAll("''"))
            .results()
            .map(gap -> "The shell reads a file for %s: put it in quotes.".formatted(gap.group())),
        Stream.of(
                READ.matcher(plain).matches()
                    ? "Pasted as a whole, `read` takes the next line: join the two with &&."
                    : "",
                TOKEN.matcher(plain).find() && !HIDDEN.matcher(plain).find()
                    ? "This prints a live token: show only whether there is one, or its error."
                    : "")
            .filter(message -> !message.isEmpty()));
  }
}

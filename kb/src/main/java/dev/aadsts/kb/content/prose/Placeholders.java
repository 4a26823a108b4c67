package dev.aadsts.kb.content.prose;

import dev.aadsts.kb.Command;
import dev.aadsts.kb.Field;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which placeholders there are, and where a command may hold one. */
public final class Placeholders {
  private static final SortedSet<String> HOSTS =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(List.of("entra-host", "azure-host", "login-host", "graph-host")));
  private static final SortedSet<String> KNOWN = known();

  // Commands have braces of their own, often around a single word: only what is written exactly
  // like a placeholder is one. In prose, {App_Id} is a slip worth a word.
  private static final Pattern IN_COMMAND = Pattern.compile("(?<![$@])\\{([a-z][a-z-]*)}");
  private static final Pattern IN_PROSE = Pattern.compile("(?<![$@])\\{([A-Za-z][A-Za-z0-9_-]*)}");

  private Placeholders() {}

  /** Those in prose or in an address that nothing will fill. */
  public static Stream<String> unknownIn(String text) {
    return unknown(IN_PROSE, text);
  }

  /** Those in a command that nothing will fill. */
  public static Stream<String> unknownInCommand(String text) {
    return unknown(IN_COMMAND, text);
  }

  /** Those in a text that is compared with messages, and so is never filled. */
  public static Stream<String> neverFilledIn(String text) {
    return IN_PROSE
        .matcher(text)
        .results()
        .map(
            match ->
                "%s is not filled here: this text is compared as it is.".formatted(match.group()));
  }

  /**
   * Those in a command whose value would meet quotes or sit in the middle of a quoted word: it
   * comes with quotes of its own.
   */
  public static Stream<String> quotedIn(Command.Language language, String text) {
    // In an HTTP request a value is encoded, not quoted.
    if (language == Command.Language.HTTP) {
      return Stream.empty();
    }
    return IN_COMMAND
        .matcher(text)
        .results()
        .filter(match -> KNOWN.contains(match.group(1)) && !HOSTS.contains(match.group(1)))
        .filter(match -> clashes(language, text, match))
        .map(
            match ->
                "%s comes with quotes of its own; take the ones around it away."
                    .formatted(match.group()));
  }

  private static boolean clashes(Command.Language language, String text, MatchResult match) {
    String line = text.substring(text.lastIndexOf('\n', match.start()) + 1, match.start());
    Optional<Character> open = openQuote(line);
    if (open.isEmpty()) {
      return false;
    }
    // "appId eq {app-id}" is meant: the filter inside needs the quotes.
    boolean operand =
        line.endsWith(" ") || line.endsWith("=") || line.endsWith("(") || line.endsWith(",");
    return open.get() == '\'' || language == Command.Language.KQL || !operand;
  }

  // The quote that is still open at the end of the text.
  private static Optional<Character> openQuote(String text) {
    char open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (open == 0 && (c == '\'' || c == '"')) {
        open = c;
      } else if (c == open) {
        open = 0;
      }
    }
    return open == 0 ? Optional.empty() : Optional.of(open);
  }

  private static Stream<String> unknown(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .filter(match -> !KNOWN.contains(match.group(1)))
        .map(
            match ->
                "Nothing fills %s; there are %s. Otherwise write <%s>."
                    .formatted(match.group(), String.join(", ", KNOWN), match.group(1)));
  }

  private static SortedSet<String> known() {
    var names = new TreeSet<>(HOSTS);
    for (Field field : Field.values()) {
      names.add(field.placeholder());
    }
    return Collections.unmodifiableSortedSet(names);
  }
}

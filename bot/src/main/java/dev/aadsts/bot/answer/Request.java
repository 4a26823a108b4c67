package dev.aadsts.bot.answer;

import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.kb.search.Greetings;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody wants who wrote to the bot. Forgiving: whatever is no known word is explained. */
sealed interface Request {
  /** Nothing was said. */
  record Nothing() implements Request {}

  record Help() implements Request {}

  /** Thanks or praise. */
  record Thanks() implements Request {}

  /** Find articles by words. */
  record Search(String words) implements Request {}

  /** Explain a paste, and start its checklist at once. */
  record StartChecklist(String text) implements Request {}

  /** Explain a paste to the person only. */
  record ExplainPrivately(String text) implements Request {}

  /** Explain a paste to everybody, where answers are else for the person only. */
  record ExplainPublicly(String text) implements Request {}

  /** What is set here. */
  record ShowSettings() implements Request {}

  /** Set that. */
  record ChangeSettings(Scope scope, Setting setting, String value) implements Request {}

  /**
   * Set something that there is not.
   *
   * @param setting what they named, as far as there is such a setting
   * @param word what stands in the place of its value or, where there is no such setting, of its
   *     name; empty where nothing does
   */
  record MisreadSettings(Optional<Setting> setting, String word) implements Request {}

  /** Be quiet here, or speak again. */
  record Silence(boolean quiet) implements Request {}

  /** Which checklists are open here. */
  record Status() implements Request {}

  /** Keep a note on the checklist of this thread. */
  record Note(String text) implements Request {}

  record Explain(String text) implements Request {}

  // People type commas and colons after a sub-command, and greet with an exclamation mark.
  Pattern PUNCTUATION_AFTER_WORD = Pattern.compile("(?<=\\w)[:,;.!?]+$");
  // What a client would have made a command of; not the path of an address.
  Pattern SLASH = Pattern.compile("(?i)^/(?:aadsts(?:\\s+|$)|(?=[a-z]+(?:[\\s:,.!?]|$)))");
  Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  int LONGEST_WISH = 40;
  Set<String> HELP = Set.of("help", "?", "usage", "--help", "-h");

  Pattern POLITE = Pattern.compile("(?i)^(?:please|pls)\\s+|[,\\s]+(?:please|pls)$");
  Set<String> QUIET =
      Set.of(
          "stop",
          "stop it",
          "stop that",
          "quiet",
          "be quiet",
          "mute",
          "mute yourself",
          "shut up",
          "shush",
          "silence");
  Set<String> LOUD = Set.of("unmute", "resume");

  /** Reads what somebody typed, without the bot's own name in it. */
  static Request of(String typed) {
    String text = stripped(SLASH.matcher(stripped(typed)).replaceFirst(""));
    if (text.isEmpty()) {
      return new Nothing();
    }
    if (Greetings.isAll(text)) {
      return Greetings.isThanks(text) ? new Thanks() : new Help();
    }
    String wish = wish(text);
    if (QUIET.contains(wish) || LOUD.contains(wish)) {
      return new Silence(QUIET.contains(wish));
    }
    String[] parts = BLANKS.split(text, 2);
    String first =
        PUNCTUATION_AFTER_WORD.matcher(parts[0].toLowerCase(Locale.ROOT)).replaceFirst("");
    String rest = parts.length > 1 ? parts[1] : "";
    if (rest.isEmpty()) {
      return HELP.contains(first) ? new Help() : ofWord(first, text);
    }
    return switch (first) {
      case "search", "find" -> new Search(rest);
      case "checklist", "start" -> new StartChecklist(rest);
      case "private", "privately", "quietly" -> new ExplainPrivately(rest);
      case "public", "publicly" -> new ExplainPublicly(rest);
      case "note" -> new Note(rest);
      case "settings", "setting" -> SettingsWords.read(text, rest);
      case "explain" -> new Explain(rest);
      default -> new Explain(text);
    };
  }

  private static String wish(String text) {
    if (text.length() > LONGEST_WISH) {
      return "";
    }
    String bare = PUNCTUATION_AFTER_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
    return BLANKS.matcher(POLITE.matcher(bare).replaceAll("")).replaceAll(" ");
  }

  // Character.isWhitespace, and so String.strip, does not know the blanks that do not break.
  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static Request ofWord(String word, String text) {
    return switch (word) {
      case "status", "checklists" -> new Status();
      case "settings", "setting" -> new ShowSettings();
      // A sub-command without what it is about.
      case "search",
          "find",
          "checklist",
          "start",
          "private",
          "privately",
          "quietly",
          "public",
          "publicly",
          "note",
          "explain" ->
          new Help();
      default -> new Explain(text);
    };
  }
}

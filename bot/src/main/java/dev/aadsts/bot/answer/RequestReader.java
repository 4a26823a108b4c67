package dev.aadsts.bot.answer;

import dev.aadsts.kb.search.Greetings;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a {@link Request}. Forgiving: whatever is no known word is explained. */
final class RequestReader {
  // People type commas and colons after a sub-command, and greet with an exclamation mark.
  private static final Pattern PUNCTUATION_AFTER_WORD = Pattern.compile("(?<=\\w)[:,;.!?]+$");
  // What a client would have made a command of; not the path of an address.
  private static final Pattern SLASH =
      Pattern.compile("(?i)^/(?:aadsts(?:\\s+|$)|(?=[a-z]+(?:[\\s:,.!?]|$)))");
  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int LONGEST_WISH = 40;
  private static final Set<String> HELP = Set.of("help", "?", "usage", "--help", "-h");
  private static final Pattern POLITE =
      Pattern.compile("(?i)^(?:please|pls)\\s+|[,\\s]+(?:please|pls)$");
  private static final Set<String> QUIET =
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
  private static final Set<String> LOUD = Set.of("unmute", "resume");

  private RequestReader() {}

  /** Reads what somebody typed, without the bot's own name in it. */
  static Request read(String typed) {
    String text = stripped(SLASH.matcher(stripped(typed)).replaceFirst(""));
    if (text.isEmpty()) {
      return new Request.Nothing();
    }
    if (Greetings.isAll(text)) {
      return Greetings.isThanks(text) ? new Request.Thanks() : new Request.Help();
    }
    String wish = wish(text);
    if (QUIET.contains(wish) || LOUD.contains(wish)) {
      return new Request.Silence(QUIET.contains(wish));
    }
    String[] parts = BLANKS.split(text, 2);
    String first =
        PUNCTUATION_AFTER_WORD.matcher(parts[0].toLowerCase(Locale.ROOT)).replaceFirst("");
    String rest = parts.length > 1 ? parts[1] : "";
    if (rest.isEmpty()) {
      return HELP.contains(first) ? new Request.Help() : readWord(first, text);
    }
    return switch (first) {
      case "search", "find" -> new Request.Search(rest);
      case "checklist", "start" -> new Request.StartChecklist(rest);
      case "private", "privately", "quietly" -> new Request.ExplainPrivately(rest);
      case "public", "publicly" -> new Request.ExplainPublicly(rest);
      case "note" -> new Request.Note(rest);
      case "settings", "setting" -> SettingsWords.read(text, rest);
      case "explain" -> new Request.Explain(rest);
      default -> new Request.Explain(text);
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

  private static Request readWord(String word, String text) {
    return switch (word) {
      case "status", "checklists" -> new Request.Status();
      case "settings", "setting" -> new Request.ShowSettings();
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
          new Request.Help();
      default -> new Request.Explain(text);
    };
  }
}

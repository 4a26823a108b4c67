package dev.aadsts.bot.answer;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody wants who wrote to the bot. Forgiving: whatever is no known word is explained. */
sealed interface Request {
  /** Nothing was said. */
  record Nothing() implements Request {}

  record Help() implements Request {}

  /** Find articles by words. */
  record Search(String words) implements Request {}

  /** Explain a paste, and start its checklist at once. */
  record StartChecklist(String text) implements Request {}

  /** Explain a paste to the person only. */
  record ExplainPrivately(String text) implements Request {}

  /** Which checklists are open here. */
  record Status() implements Request {}

  /** Keep a note on the checklist of this thread. */
  record Note(String text) implements Request {}

  record Explain(String text) implements Request {}

  Pattern WORDS = Pattern.compile("\\s+");
  Set<String> HELP = Set.of("help", "?", "hi", "hello", "hey", "hallo", "usage", "--help", "-h");

  /** Reads what somebody typed, without the bot's own name in it. */
  static Request of(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return new Nothing();
    }
    String[] parts = WORDS.split(text, 2);
    String first = parts[0].toLowerCase(Locale.ROOT);
    String rest = parts.length > 1 ? parts[1].strip() : "";
    if (rest.isEmpty()) {
      return HELP.contains(first) ? new Help() : ofWord(first, text);
    }
    return switch (first) {
      case "search", "find" -> new Search(rest);
      case "checklist", "start" -> new StartChecklist(rest);
      case "private", "quietly" -> new ExplainPrivately(rest);
      case "note", "note:" -> new Note(rest);
      case "explain" -> new Explain(rest);
      default -> new Explain(text);
    };
  }

  private static Request ofWord(String word, String text) {
    return switch (word) {
      case "status", "checklists" -> new Status();
      // A sub-command without what it is about.
      case "search", "find", "checklist", "start", "private", "quietly", "note", "explain" ->
          new Help();
      default -> new Explain(text);
    };
  }
}

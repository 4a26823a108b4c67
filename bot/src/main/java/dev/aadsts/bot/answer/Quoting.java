package dev.aadsts.bot.answer;

import dev.aadsts.kb.KnowledgeBase;

/**
 * Reads what somebody asks who quotes another message. What they write themselves comes first: the
 * quote may be of another error than the one that they have now, and no part of a command.
 */
final class Quoting {
  private Quoting() {}

  /** The own words, and with them the quote where they ask about an error without naming it. */
  static String asked(KnowledgeBase kb, String own, String quoted) {
    if (namesAnError(kb, own)) {
      return own;
    }
    return switch (RequestReader.read(own)) {
      case Request.Nothing() -> quoted;
      // "what is this?", "checklist this"
      case Request.Explain explain -> both(own, quoted);
      case Request.ExplainPrivately privately -> both(own, quoted);
      case Request.ExplainPublicly publicly -> both(own, quoted);
      case Request.StartChecklist start -> both(own, quoted);
      // "help", "hi", or "checklist" alone, below an error.
      case Request.Help() -> namesAnError(kb, quoted) ? both(own, quoted) : own;
      case Request.Thanks thanks -> own;
      case Request.Search search -> own;
      case Request.Note note -> own;
      case Request.Status() -> own;
      case Request.Silence silence -> own;
      case Request.ShowSettings() -> own;
      case Request.ChangeSettings settings -> own;
      case Request.MisreadSettings misread -> own;
    };
  }

  private static boolean namesAnError(KnowledgeBase kb, String text) {
    return !BareNumbers.diagnose(kb, text).error().codes().isEmpty();
  }

  private static String both(String own, String quoted) {
    return own + "\n" + quoted;
  }
}

package dev.aadsts.bot.answer;

import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import java.util.Optional;

/** What somebody wants who wrote to the bot. */
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
}

package dev.aadsts.bot.answer;

import dev.aadsts.kb.KnowledgeBase.ConfirmedBefore;

/** What earlier checklists of a workspace have found: ranks causes that were it before. */
@FunctionalInterface
public interface Experience {
  /** Nothing is known of earlier checklists. */
  Experience NONE = workspace -> (code, causeId) -> 0;

  /** How often each cause turned out to be it in that workspace. */
  ConfirmedBefore in(String workspace);
}

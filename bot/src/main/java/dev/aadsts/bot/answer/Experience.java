package dev.aadsts.bot.answer;

import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase.ConfirmedBefore;
import java.util.HashMap;
import java.util.Map;

/** What earlier checklists of a workspace have found: ranks causes that were it before. */
@FunctionalInterface
public interface Experience {
  /** What the checklists of that store have found; asked once for each code of a diagnosis. */
  static Experience of(ChecklistStore store) {
    return workspace -> {
      var counts = new HashMap<ErrorCode, Map<String, Integer>>();
      return (code, causeId) ->
          counts
              .computeIfAbsent(code, asked -> store.confirmed(workspace, asked))
              .getOrDefault(causeId, 0);
    };
  }

  /** How often each cause turned out to be it in that workspace. */
  ConfirmedBefore in(String workspace);
}

package dev.aadsts.bot.answer.card;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.checklist.CauseState;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Conclusion;
import dev.aadsts.bot.checklist.Progress;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.fill.Filler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Draws how a checklist ended as parts of its card. */
final class ConclusionParts {
  private ConclusionParts() {}

  /** What it came to, and what to collect where nothing known was it. */
  static List<Part> of(
      Checklist checklist, Progress progress, Conclusion conclusion, Filler filler) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Heading(headline(checklist, conclusion)));
    parts.add(new Part.Prose(plain(explanation(checklist, progress, conclusion))));
    if (conclusion.outcome() == Conclusion.Outcome.NO_KNOWN_CAUSE
        && !checklist.plan().collect().isEmpty()) {
      parts.add(CauseParts.steps(checklist.plan().collect(), filler));
    }
    return parts;
  }

  /** What it came to, in a few words. */
  static String headline(Checklist checklist, Conclusion conclusion) {
    return switch (conclusion.outcome()) {
      case SOLVED -> "Solved: " + title(checklist, conclusion.cause().orElseThrow());
      case NO_KNOWN_CAUSE -> "None of the known causes";
      case CANCELLED -> "Cancelled";
      case ABANDONED -> "Closed, because nobody came back to it";
    };
  }

  private static String explanation(Checklist checklist, Progress progress, Conclusion conclusion) {
    long ruledOut = count(progress, state -> state.is(Verdict.RULED_OUT));
    long unclear = count(progress, CauseState::unclear);
    long failed = count(progress, CauseState::fixFailed);
    String counts =
        "%d of %d causes ruled out%s%s."
            .formatted(
                ruledOut,
                checklist.plan().causes().size(),
                failed > 0
                    ? ", " + (failed == 1 ? "1 fix" : failed + " fixes") + " of no help"
                    : "",
                unclear > 0 ? ", " + unclear + " unclear or skipped" : "");
    return switch (conclusion.outcome()) {
      case SOLVED -> "Fix confirmed by %s. %s".formatted(conclusion.by().name(), counts);
      case NO_KNOWN_CAUSE ->
          counts
              + " The case summary has everything a Microsoft support case needs"
              + (unclear > 0 ? "; reopen to look at what was unclear." : ".");
      case CANCELLED -> "Ended by %s. %s".formatted(conclusion.by().name(), counts);
      case ABANDONED -> counts + " Reopen to go on.";
    };
  }

  private static long count(Progress progress, Predicate<CauseState> wanted) {
    return progress.causes().values().stream().filter(wanted).count();
  }

  private static String title(Checklist checklist, String cause) {
    return checklist.plan().cause(cause).orElseThrow().cause().title();
  }
}

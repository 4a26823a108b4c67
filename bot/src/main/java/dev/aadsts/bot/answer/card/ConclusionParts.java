package dev.aadsts.bot.answer.card;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.checklist.CauseState;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Conclusion;
import dev.aadsts.bot.checklist.Progress;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.Step;
import dev.aadsts.kb.fill.Filler;
import java.util.List;
import java.util.function.Predicate;

/** Draws how a checklist ended as parts of its card. */
final class ConclusionParts {
  private ConclusionParts() {}

  /** What it came to. */
  static List<Part> of(Checklist checklist, Progress progress, Conclusion conclusion) {
    return List.of(
        new Part.Heading(headline(checklist, conclusion)),
        new Part.Prose(plain(explanation(checklist, progress, conclusion))));
  }

  /** What to collect where nothing known was it; nothing where there is nothing. */
  static List<Part> collect(List<Step> steps, Filler filler) {
    return steps.isEmpty()
        ? List.of()
        : List.of(
            new Part.Divider(),
            new Part.Heading("Collect this for a support case"),
            CauseParts.steps(steps, filler));
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
                    ? ", " + (failed == 1 ? "1 fix" : failed + " fixes") + " did not help"
                    : "",
                unclear > 0 ? ", " + unclear + " unclear or skipped" : "");
    return switch (conclusion.outcome()) {
      case SOLVED -> "Fix confirmed by %s. %s".formatted(conclusion.by().name(), counts);
      case NO_KNOWN_CAUSE ->
          counts
              + " The case summary has what is known; add the lines marked \u201cplease"
              + " add\u201d."
              + (unclear > 0 ? " Reopen to look at what was unclear." : "");
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

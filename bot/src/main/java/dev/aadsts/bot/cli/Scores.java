package dev.aadsts.bot.cli;

import dev.aadsts.kb.eval.Evaluation;
import dev.aadsts.kb.eval.ParserScore;
import dev.aadsts.kb.eval.SearchScore;
import java.util.List;
import java.util.Locale;

/** Draws an {@link Evaluation} for a terminal. */
final class Scores {
  private Scores() {}

  static String text(Evaluation evaluation) {
    return """
        Parser: read exactly, by format of the paste
        %s
        Search: a good answer among the first
                                     1      3     10    MRR
        %s
        %s\
        """
            .formatted(
                formats(evaluation.parser()),
                row("tuning half", evaluation.tuning()),
                row("held-out half", evaluation.heldOut()))
        + failures("Not read exactly", evaluation.parser().failures())
        + failures(
            "Tuning half, no good answer among the first three", evaluation.tuning().failures());
  }

  private static String formats(ParserScore score) {
    var rows = new StringBuilder();
    score
        .formats()
        .forEach((format, count) -> rows.append(row(format, count)).append(System.lineSeparator()));
    return rows + row("all", score.total());
  }

  private static String row(String format, ParserScore.Count count) {
    return String.format(
        Locale.ROOT,
        "  %-20s %4d of %4d  %5.1f %%",
        format,
        count.exact(),
        count.pastes(),
        100.0 * count.exact() / Math.max(1, count.pastes()));
  }

  private static String row(String name, SearchScore score) {
    return String.format(
        Locale.ROOT,
        "  %-14s %4d asked  %.3f  %.3f  %.3f  %.3f",
        name,
        score.questions(),
        score.recallAt1(),
        score.recallAt3(),
        score.recallAt10(),
        score.meanReciprocalRank());
  }

  private static String failures(String title, List<String> failures) {
    String line = System.lineSeparator();
    return failures.isEmpty()
        ? ""
        : line + line + title + ":" + line + "  " + String.join(line + "  ", failures);
  }
}

package dev.aadsts.bot.checklist;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.RankedCause;
import dev.aadsts.kb.SignInError;
import dev.aadsts.kb.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a checklist works through: a copy of the diagnosis as it was at the start, so that an update
 * of the knowledge base does not change a checklist in flight.
 *
 * @param reviewed the date of the article it was made from
 * @param causes in the order to check them; never empty
 * @param collect what to gather before a support case
 */
public record Plan(
    ErrorCode code,
    String title,
    LocalDate reviewed,
    SignInError error,
    List<RankedCause> causes,
    List<Step> collect) {

  public Plan {
    causes = List.copyOf(causes);
    collect = List.copyOf(collect);
    if (causes.isEmpty()) {
      throw new IllegalArgumentException("A plan needs a cause to check: " + code);
    }
  }

  /** The plan for a diagnosis; empty where nothing is known that could be checked. */
  public static Optional<Plan> of(Diagnosis diagnosis) {
    return diagnosis
        .article()
        .filter(article -> !diagnosis.causes().isEmpty())
        .map(article -> of(article, diagnosis));
  }

  private static Plan of(Article article, Diagnosis diagnosis) {
    return new Plan(
        article.code(),
        article.title(),
        article.reviewed(),
        diagnosis.error(),
        diagnosis.causes(),
        article.collect());
  }

  /** The cause with that id. */
  public Optional<RankedCause> cause(String id) {
    return causes.stream().filter(ranked -> ranked.cause().id().equals(id)).findFirst();
  }
}

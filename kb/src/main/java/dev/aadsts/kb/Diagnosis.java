package dev.aadsts.kb;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A {@link SignInError} joined with what is known about its codes.
 *
 * @param primary what is known about the code to explain; empty where the text has no code
 * @param related the other codes of the message
 * @param causes of the primary article, ranked for this message; empty where it is unknown
 */
public record Diagnosis(
    SignInError error, Optional<Lookup> primary, List<Related> related, List<RankedCause> causes) {

  public Diagnosis {
    related = List.copyOf(related);
    causes = List.copyOf(causes);
  }

  /**
   * Another code of the message.
   *
   * @param lookup what is known about it
   * @param error that code alone, with what the message tells of its failure: another sign-in,
   *     perhaps, of somebody else
   */
  public record Related(Lookup lookup, SignInError error) {}

  /** The article to explain, retired ones included. */
  public Optional<Article> article() {
    return primary.flatMap(
        lookup ->
            switch (lookup) {
              case Lookup.Known(var article) -> Optional.of(article);
              case Lookup.Retired(var article, var successor) -> Optional.of(article);
              case Lookup.Unknown(var code) -> Optional.empty();
            });
  }

  /** A copy with each error, that of every other code too, told another way. */
  public Diagnosis with(UnaryOperator<SignInError> telling) {
    return new Diagnosis(
        telling.apply(error),
        primary,
        related.stream()
            .map(other -> new Related(other.lookup(), telling.apply(other.error())))
            .toList(),
        causes);
  }
}

package dev.aadsts.kb;

import java.util.List;
import java.util.Optional;

/**
 * A {@link SignInError} joined with what is known about its codes.
 *
 * @param primary what is known about the code to explain; empty where the text has no code
 * @param related what is known about the other codes of the message
 * @param causes of the primary article, ranked for this message; empty where it is unknown
 */
public record Diagnosis(
    SignInError error, Optional<Lookup> primary, List<Lookup> related, List<RankedCause> causes) {

  public Diagnosis {
    related = List.copyOf(related);
    causes = List.copyOf(causes);
  }

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
}

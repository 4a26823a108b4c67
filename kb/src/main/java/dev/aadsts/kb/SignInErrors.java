package dev.aadsts.kb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pasted message says about all the failures in it.
 *
 * @param error the one to explain
 * @param related each of its {@linkplain SignInError#related() other codes} alone, in that order,
 *     with the details that the message tells of the failure with that code
 */
public record SignInErrors(SignInError error, List<SignInError> related) {
  public SignInErrors {
    related = List.copyOf(related);
    if (!related.stream()
        .flatMap(other -> other.primary().stream())
        .toList()
        .equals(error.related())) {
      throw new IllegalArgumentException(related + " are not those beside " + error.primary());
    }
  }

  /** An error, and each of its other codes, of which nothing else is known. */
  public static SignInErrors of(SignInError error) {
    return new SignInErrors(
        error,
        error.related().stream()
            .map(code -> new SignInError(List.of(code), Optional.of(code), Map.of(), error.cloud()))
            .toList());
  }
}

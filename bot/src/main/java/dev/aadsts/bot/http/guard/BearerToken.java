package dev.aadsts.bot.http.guard;

import dev.aadsts.bot.digest.Sha256;
import dev.aadsts.bot.http.Guard;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Problem;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Lets in who brings a token in the header {@code Authorization}. Keeps only a digest of it. Safe
 * for use by many threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>
 */
public final class BearerToken implements Guard {
  /** Characters of a token, at least. */
  public static final int SHORTEST = 16;

  private static final String SCHEME = "Bearer ";

  private final byte[] digest;

  /**
   * @throws IllegalArgumentException if the token is short; the message does not repeat it
   */
  public BearerToken(String token) {
    if (token.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "must have " + SHORTEST + " characters or more: `openssl rand -hex 32` makes a good one");
    }
    this.digest = Sha256.of(token);
  }

  @Override
  public Optional<HttpResponse> refusal(HttpRequest request) {
    return isBroughtBy(request)
        ? Optional.empty()
        : Optional.of(
            Problem.of(401, "Send the token of this installation: Authorization: Bearer <token>.")
                .response()
                .withHeader("WWW-Authenticate", "Bearer realm=\"aadsts\""));
  }

  // Digests of equal length: comparing them takes as long for any guess, short ones too.
  private boolean isBroughtBy(HttpRequest request) {
    String header = request.header("Authorization").orElse("");
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(digest, Sha256.of(header.substring(SCHEME.length()).strip()));
  }

  @Override
  public String toString() {
    return "BearerToken[...]";
  }
}

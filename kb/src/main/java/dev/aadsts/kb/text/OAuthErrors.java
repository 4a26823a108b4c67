package dev.aadsts.kb.text;

import dev.aadsts.kb.Field;
import java.util.List;

/**
 * The values of the OAuth 2.0 {@code error} parameter.
 *
 * <p>Sources: RFC 6749 (4.1.2.1, 5.2), OpenID Connect Core (3.1.2.6), RFC 8628 (3.5), RFC 8707 (2)
 * and the ones of Entra's own.
 */
final class OAuthErrors {
  private static final List<String> WORDS =
      List.of(
          "access_denied",
          "account_selection_required",
          "authorization_declined",
          "authorization_pending",
          "bad_verification_code",
          "code_expired",
          "consent_required",
          "expired_token",
          "interaction_required",
          "invalid_client",
          "invalid_grant",
          "invalid_instance",
          "invalid_request",
          "invalid_resource",
          "invalid_scope",
          "invalid_target",
          "invalid_tenant",
          "login_required",
          "server_error",
          "slow_down",
          "temporarily_unavailable",
          "unauthorized_client",
          "unsupported_grant_type",
          "unsupported_response_type");

  /** Any of the words, for a pattern. */
  static final String PATTERN = String.join("|", WORDS);

  private OAuthErrors() {}

  /** The words without a label, as libraries put them in front of a message. */
  static List<Rule> bare() {
    return WORDS.stream()
        .map(word -> Rule.of(Field.OAUTH_ERROR, 2, word, "(?<=(" + word + "))(?![a-z0-9_])"))
        .toList();
  }
}

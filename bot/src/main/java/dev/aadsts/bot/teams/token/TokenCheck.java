package dev.aadsts.bot.teams.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.aadsts.bot.teams.token.SigningKeys.SigningKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a request comes from the Bot Connector. The SDK's own check lets tokens of skills
 * and of the emulator in, and needs no expiry; this one has no such doors and no switch. Safe for
 * use by many threads. See <a
 * href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication">authentication
 * of the Bot Connector</a>.
 */
public final class TokenCheck {
  /** How far the clocks of both sides may differ. */
  static final Duration SKEW = Duration.ofMinutes(5);

  private static final String SCHEME = "Bearer ";

  private final String issuer;
  private final String audience;
  private final SigningKeys keys;
  private final Clock clock;

  /**
   * @param issuer who must have issued a token
   * @param audience for whom: the app id of the bot
   */
  public TokenCheck(String issuer, String audience, SigningKeys keys, Clock clock) {
    this.issuer = issuer;
    this.audience = audience;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * What a good token says of the activity it came with.
   *
   * @param serviceUrl where the activity must come from, and its answer go
   * @param channels the channels that its key signs for
   */
  public record Verified(String serviceUrl, Set<String> channels) {
    public Verified {
      channels = Set.copyOf(channels);
    }
  }

  /**
   * Checks everything about a token that can be checked without its activity.
   *
   * @param authorization the header of that name
   * @throws RefusedException if it is anything but a valid token for this bot
   * @throws SigningKeys.UnavailableException if that cannot be told right now
   */
  public Verified check(Optional<String> authorization)
      throws RefusedException, SigningKeys.UnavailableException {
    SignedJWT token = parse(authorization);
    if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
      throw new RefusedException("token not signed with RS256");
    }
    String keyId = Optional.ofNullable(token.getHeader().getKeyID()).orElse("");
    SigningKey key =
        keys.find(keyId).orElseThrow(() -> new RefusedException("token signed with unknown key"));
    verifySignature(token, key);
    try {
      JWTClaimsSet claims = token.getJWTClaimsSet();
      check(claims);
      String serviceUrl = claims.getStringClaim("serviceurl");
      if (serviceUrl == null) {
        throw new RefusedException("token without serviceurl claim");
      }
      return new Verified(serviceUrl, key.endorsements());
    } catch (ParseException e) {
      throw new RefusedException("token with unreadable claims", e);
    }
  }

  private static SignedJWT parse(Optional<String> authorization) throws RefusedException {
    String header = authorization.orElseThrow(() -> new RefusedException("no token"));
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new RefusedException("no bearer token");
    }
    try {
      return SignedJWT.parse(header.substring(SCHEME.length()).strip());
    } catch (ParseException | IllegalArgumentException e) {
      throw new RefusedException("malformed token", e);
    }
  }

  private static void verifySignature(SignedJWT token, SigningKey key) throws RefusedException {
    try {
      if (!token.verify(new RSASSAVerifier(key.key()))) {
        throw new RefusedException("token with wrong signature");
      }
    } catch (JOSEException | IllegalStateException e) {
      throw new RefusedException("token whose signature cannot be verified", e);
    }
  }

  private void check(JWTClaimsSet claims) throws RefusedException {
    if (!issuer.equals(claims.getIssuer())) {
      throw new RefusedException("token of another issuer");
    }
    if (!claims.getAudience().contains(audience)) {
      throw new RefusedException("token for another bot");
    }
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    if (expires == null || expires.toInstant().plus(SKEW).isBefore(now)) {
      throw new RefusedException("token expired, or without expiry");
    }
    Date notBefore = claims.getNotBeforeTime();
    if (notBefore != null && notBefore.toInstant().minus(SKEW).isAfter(now)) {
      throw new RefusedException("token not yet valid");
    }
  }
}

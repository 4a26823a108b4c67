package dev.aadsts.bot.teams.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.aadsts.bot.cache.LruMap;
import dev.aadsts.bot.digest.Sha256;
import dev.aadsts.bot.teams.verification.SigningKeys.SigningKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
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
  private static final int MOST_VERIFIED = 1_000;

  private final String issuer;
  private final String audience;
  private final SigningKeys keys;
  private final Clock clock;
  // By their digests, the last ones. Only what has passed every check gets in.
  private final Map<String, Signed> verified = new LruMap<>(MOST_VERIFIED);

  private record Signed(String keyId, SigningKey key, JWTClaimsSet claims, Verified verified) {}

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
    String token = bearer(authorization);
    // Not the token itself: whoever has it is the Connector.
    String digest = Sha256.hex(token);
    Optional<Signed> known = signed(digest);
    if (known.isPresent() && key(known.get().keyId()).equals(known.get().key())) {
      check(known.get().claims());
      return known.get().verified();
    }
    Signed signed = verify(token);
    synchronized (verified) {
      verified.put(digest, signed);
    }
    return signed.verified();
  }

  // The Connector sends one token for an hour, and to verify its signature takes most of the time
  // of a request. Its key must still be published, and its claims are looked at each time.
  private Optional<Signed> signed(String digest) {
    synchronized (verified) {
      return Optional.ofNullable(verified.get(digest));
    }
  }

  private SigningKey key(String keyId) throws RefusedException, SigningKeys.UnavailableException {
    return keys.find(keyId)
        .orElseThrow(() -> new RefusedException("token signed with unknown key"));
  }

  private Signed verify(String bearer) throws RefusedException, SigningKeys.UnavailableException {
    SignedJWT token = parse(bearer);
    if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
      throw new RefusedException("token not signed with RS256");
    }
    String keyId = Optional.ofNullable(token.getHeader().getKeyID()).orElse("");
    SigningKey key = key(keyId);
    verifySignature(token, key);
    try {
      JWTClaimsSet claims = token.getJWTClaimsSet();
      check(claims); // Before anything else is said of it.
      String serviceUrl = claims.getStringClaim("serviceurl");
      if (serviceUrl == null) {
        throw new RefusedException("token without serviceurl claim");
      }
      return new Signed(keyId, key, claims, new Verified(serviceUrl, key.endorsements()));
    } catch (ParseException e) {
      throw new RefusedException("token with unreadable claims", e);
    }
  }

  private static String bearer(Optional<String> authorization) throws RefusedException {
    String header = authorization.orElseThrow(() -> new RefusedException("no token"));
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new RefusedException("no bearer token");
    }
    return header.substring(SCHEME.length()).strip();
  }

  private static SignedJWT parse(String token) throws RefusedException {
    try {
      return SignedJWT.parse(token);
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

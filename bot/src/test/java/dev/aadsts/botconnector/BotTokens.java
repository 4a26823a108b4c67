package dev.aadsts.botconnector;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * The tokens with which a bot comes to the Bot Connector, signed by the login service. Safe for use
 * by many threads.
 */
final class BotTokens {
  /** Whom they are for. */
  static final String AUDIENCE = "https://api.botframework.com";

  private static final String BEARER = "Bearer ";

  private final RSAKey key = FakeMicrosoft.newKey("login-1");
  private final String appId;
  private final String tenant;
  private final Clock clock;

  BotTokens(String appId, String tenant, Clock clock) {
    this.appId = appId;
    this.tenant = tenant;
    this.clock = clock;
  }

  String issue(Duration lasts) {
    return issue(lasts, AUDIENCE);
  }

  String issue(Duration lasts, String audience) {
    Instant now = clock.instant();
    return FakeMicrosoft.sign(
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(audience)
            .claim("appid", appId)
            .jwtID(UUID.randomUUID().toString())
            .notBeforeTime(Date.from(now.minusSeconds(1)))
            .expirationTime(Date.from(now.plus(lasts))),
        key);
  }

  /** Whether that header holds one that is good now. */
  boolean areIn(String authorization) {
    if (!authorization.startsWith(BEARER)) {
      return false;
    }
    try {
      SignedJWT token = SignedJWT.parse(authorization.substring(BEARER.length()));
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Instant now = clock.instant();
      return token.verify(new RSASSAVerifier(key))
          && issuer().equals(claims.getIssuer())
          && claims.getAudience().contains(AUDIENCE)
          && appId.equals(claims.getStringClaim("appid"))
          && claims.getExpirationTime().toInstant().isAfter(now)
          && claims.getNotBeforeTime().toInstant().isBefore(now);
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }

  private String issuer() {
    return "https://sts.windows.net/" + tenant + "/";
  }
}

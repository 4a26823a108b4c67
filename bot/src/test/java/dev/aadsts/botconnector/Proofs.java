package dev.aadsts.botconnector;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * By which means an app proves to the login service who it is: a secret, an assertion signed with a
 * registered certificate, or a token of an issuer that the registration trusts. Safe for use by
 * many threads.
 */
final class Proofs {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final String FEDERATION = "api://AzureADTokenExchange";

  private final String appId;
  private final String secret;
  private final Clock clock;
  private final RSAKey cluster = FakeMicrosoft.newKey("cluster-1");
  private final List<X509Certificate> certificates = new CopyOnWriteArrayList<>();
  private final List<String> subjects = new CopyOnWriteArrayList<>();

  Proofs(String appId, String secret, Clock clock) {
    this.appId = appId;
    this.secret = secret;
    this.clock = clock;
  }

  void register(X509Certificate certificate) {
    certificates.add(certificate);
  }

  void federate(String subject) {
    subjects.add(subject);
  }

  /** A token that says that its bearer is that subject, from the issuer that is trusted. */
  String issue(String subject) {
    Instant now = clock.instant();
    return FakeMicrosoft.sign(
        new JWTClaimsSet.Builder()
            .issuer("https://cluster.example")
            .subject(subject)
            .audience(FEDERATION)
            .expirationTime(Date.from(now.plus(Duration.ofHours(1)))),
        cluster);
  }

  boolean hold(Map<String, String> form, String tokenEndpoint) {
    if (form.containsKey("client_secret")) {
      return secret.equals(form.get("client_secret"));
    }
    if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
      return false;
    }
    try {
      SignedJWT assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
      JWTClaimsSet claims = assertion.getJWTClaimsSet();
      Date end = claims.getExpirationTime();
      return end != null
          && end.toInstant().isAfter(clock.instant())
          && (isFederated(assertion, claims) || isOwn(assertion, claims, tokenEndpoint));
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }

  private boolean isFederated(SignedJWT assertion, JWTClaimsSet claims) throws JOSEException {
    return claims.getAudience().contains(FEDERATION)
        && claims.getSubject() != null
        && subjects.contains(claims.getSubject())
        && assertion.verify(new RSASSAVerifier(cluster));
  }

  private boolean isOwn(SignedJWT assertion, JWTClaimsSet claims, String tokenEndpoint)
      throws JOSEException {
    if (!JWSAlgorithm.PS256.equals(assertion.getHeader().getAlgorithm())
        || claims.getJWTID() == null
        || !appId.equals(claims.getIssuer())
        || !appId.equals(claims.getSubject())
        || !claims.getAudience().equals(List.of(tokenEndpoint))) {
      return false;
    }
    for (X509Certificate certificate : certificates) {
      if (thumbprint(certificate).equals(assertion.getHeader().getX509CertSHA256Thumbprint())
          && !clock.instant().isAfter(certificate.getNotAfter().toInstant())) {
        return assertion.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey()));
      }
    }
    return false;
  }

  private static Base64URL thumbprint(X509Certificate certificate) {
    try {
      return Base64URL.encode(
          MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}

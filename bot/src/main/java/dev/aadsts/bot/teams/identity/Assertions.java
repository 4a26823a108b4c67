package dev.aadsts.bot.teams.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.aadsts.bot.digest.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * The tokens that stand for a password: signed by ourselves with a certificate, or by somebody whom
 * the app registration trusts. See <a
 * href="https://learn.microsoft.com/entra/identity-platform/certificate-credentials">certificate
 * credentials</a>.
 */
final class Assertions {
  private static final Duration LASTS = Duration.ofMinutes(5);

  // A clock that is a little ahead must not make an assertion of the future.
  private static final Duration SKEW = Duration.ofMinutes(1);

  private Assertions() {}

  /** Signed with the key of a certificate. */
  static String sign(KeyFile with, String appId, URI tokenEndpoint, Instant now)
      throws UnusableKeyException {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.PS256)
              .type(JOSEObjectType.JWT)
              .x509CertSHA256Thumbprint(thumbprint(with))
              .build();
      var claims =
          new JWTClaimsSet.Builder()
              .audience(tokenEndpoint.toString())
              .issuer(appId)
              .subject(appId)
              .jwtID(UUID.randomUUID().toString())
              .issueTime(Date.from(now))
              .notBeforeTime(Date.from(now.minus(SKEW)))
              .expirationTime(Date.from(now.plus(LASTS)))
              .build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(with.key()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new UnusableKeyException("the key of the certificate cannot sign", e);
    }
  }

  /** Written by the platform that runs the bot. */
  static String read(Path file) throws UnusableKeyException {
    try {
      String token = Files.readString(file).strip();
      if (token.chars().filter(character -> character == '.').count() != 2) {
        throw new UnusableKeyException(
            file + " holds no token: it is the file that the platform projects");
      }
      return token;
    } catch (IOException e) {
      throw new UnusableKeyException(
          file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static Base64URL thumbprint(KeyFile of) throws UnusableKeyException {
    try {
      return Base64URL.encode(Sha256.of(of.certificate().getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new UnusableKeyException("the certificate is damaged", e);
    }
  }
}

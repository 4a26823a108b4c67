package dev.aadsts.bot.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Signs tokens as the Bot Connector does, with a key that is made anew each time. */
final class TokenSigner {
  static final String ISSUER = "https://api.botframework.com";
  private static final String KEY_ID = "rehearsal";
  private static final int KEY_BITS = 2048;

  private final KeyPair keys;

  TokenSigner() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has RSA", e);
    }
  }

  /** A token that is good for an hour. */
  String token(String serviceUrl) {
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"nbf\":%d,\"exp\":%d,\"serviceurl\":\"%s\"}"
            .formatted(ISSUER, TeamsRequests.APP, now - 60, now + 3600, serviceUrl);
    String content =
        encoded("{\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\"}") + "." + encoded(claims);
    return content + "." + encoded(signature(content));
  }

  /** As a JSON Web Key Set, which Teams endorses. */
  String publicKeys() {
    var key = (RSAPublicKey) keys.getPublic();
    return """
    {"keys":[{"kty":"RSA","use":"sig","kid":"%s","n":"%s","e":"%s","endorsements":["msteams"]}]}\
    """
        .formatted(KEY_ID, encoded(key.getModulus()), encoded(key.getPublicExponent()));
  }

  private byte[] signature(String content) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java signs with RSA", e);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(UTF_8));
  }

  // Base64url of the unsigned value, without the sign's zero byte in front: RFC 7518, section 6.3.
  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return encoded(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

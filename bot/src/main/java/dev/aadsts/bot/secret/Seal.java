package dev.aadsts.bot.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.secret.Opened.Why;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts secrets with AES-256-GCM, each under the id of its key and bound to its name. Safe for
 * use by many threads.
 *
 * <p>A sealed value is {@code v1.<key id>.<base64url of nonce and ciphertext>}. The nonce is
 * random: with 96 bits a key may seal four billion values, and we seal one for each workspace. See
 * <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>, section 8.3.
 */
public final class Seal {
  private static final String FORM = "v1";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final EncryptionKeys keys;
  private final SecureRandom random = new SecureRandom();

  public Seal(EncryptionKeys keys) {
    this.keys = keys;
  }

  /** Encrypts with the newest key. */
  public String close(SecretName name, String secret) {
    EncryptionKeys.Key key = keys.newest();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, name);
      byte[] encrypted = cipher.doFinal(secret.getBytes(UTF_8));
      byte[] sealed =
          ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array();
      return FORM + "." + key.id() + "." + ENCODER.encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + CIPHER, e);
    }
  }

  /** Decrypts with whichever key made it. */
  public Opened open(SecretName name, String sealed) {
    String[] parts = sealed.split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(FORM)) {
      return new Opened.Unreadable(Why.UNKNOWN_FORM);
    }
    Optional<EncryptionKeys.Key> key = keys.find(parts[1]);
    return key.map(found -> open(name, found, parts[2]))
        .orElseGet(() -> new Opened.Unreadable(Why.UNKNOWN_KEY));
  }

  /** Whether another key than the newest made it. */
  public boolean isOld(String sealed) {
    return !sealed.startsWith(newest());
  }

  /** What every value begins with that the newest key made. */
  public String newest() {
    return FORM + "." + keys.newest().id() + ".";
  }

  private static Opened open(SecretName name, EncryptionKeys.Key key, String base64) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(base64);
      if (bytes.length < NONCE_BYTES) {
        return new Opened.Unreadable(Why.NOT_GENUINE);
      }
      byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, name);
      byte[] secret = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return new Opened.Genuine(new String(secret, UTF_8));
    } catch (AEADBadTagException | IllegalArgumentException e) {
      return new Opened.Unreadable(Why.NOT_GENUINE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + CIPHER, e);
    }
  }

  private static Cipher cipher(int mode, EncryptionKeys.Key key, byte[] nonce, SecretName name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((FORM + "." + key.id() + ".").getBytes(UTF_8));
    cipher.updateAAD(name.bytes());
    return cipher;
  }
}

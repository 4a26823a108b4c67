package dev.aadsts.bot.secret;

import dev.aadsts.bot.digest.Sha256;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that secrets are encrypted with: the newest writes, all of them read. So a key is
 * replaced by putting a new one in front, and dropped once nothing is encrypted with it any more.
 * Immutable.
 */
public final class EncryptionKeys {
  /** Bytes of a key. */
  public static final int LENGTH = 32;

  private static final int ID_BYTES = 8;
  private static final Pattern BASE64 =
      Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

  private final List<Key> newestFirst;

  private EncryptionKeys(List<Key> newestFirst) {
    this.newestFirst = List.copyOf(newestFirst);
  }

  /**
   * One key.
   *
   * @param id names it beside what it encrypted; tells nothing about the key
   */
  record Key(String id, SecretKey secret) {
    @Override
    public String toString() {
      return "Key " + id;
    }
  }

  /**
   * Reads keys.
   *
   * @param text base64 of 32 random bytes each, newest first, separated by commas
   * @throws IllegalArgumentException if it is anything else; the message does not repeat it
   */
  public static EncryptionKeys parse(String text) {
    var keys = new ArrayList<Key>();
    for (String part : text.split(",", -1)) {
      Key key = key(part.strip());
      if (keys.stream().anyMatch(other -> other.id().equals(key.id()))) {
        throw new IllegalArgumentException("names one key twice");
      }
      keys.add(key);
    }
    return new EncryptionKeys(keys);
  }

  private static Key key(String base64) {
    if (!BASE64.matcher(base64).matches()) {
      throw new IllegalArgumentException("is not base64");
    }
    // What the decoder finds wrong by itself quotes characters of the key.
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "has a key of " + bytes.length + " bytes instead of " + LENGTH);
    }
    return new Key(id(bytes), new SecretKeySpec(bytes, "AES"));
  }

  // Part of a digest of 256 random bits: nobody computes the key from it.
  private static String id(byte[] key) {
    return HexFormat.of().formatHex(Sha256.of(key), 0, ID_BYTES);
  }

  /** How many there are. */
  public int size() {
    return newestFirst.size();
  }

  /** The key that writes. */
  Key newest() {
    return newestFirst.getFirst();
  }

  Optional<Key> find(String id) {
    return newestFirst.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return newestFirst.toString();
  }
}

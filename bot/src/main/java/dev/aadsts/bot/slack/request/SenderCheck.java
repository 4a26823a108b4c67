package dev.aadsts.bot.slack.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a request comes from Slack, on the raw bytes of its body, before anything parses
 * them. Safe for use by many threads.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Slack:
 *     verifying requests</a>
 */
public final class SenderCheck {
  /** How far the clocks may differ, either way: Slack's own advice against replays. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  static final String SIGNATURE = "X-Slack-Signature";
  static final String TIMESTAMP = "X-Slack-Request-Timestamp";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v0";
  private static final int SIGNATURE_LENGTH = VERSION.length() + 1 + 64;
  private static final int LONGEST_TIMESTAMP = 12;

  // Copied for each request: to find it among the providers takes longer than to use it.
  private final Mac keyed;
  private final Clock clock;

  public SenderCheck(String signingSecret, Clock clock) {
    this.keyed = keyed(signingSecret);
    this.clock = clock;
  }

  private static Mac keyed(String signingSecret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(signingSecret.getBytes(UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /** Why a request is not to be trusted. */
  enum Doubt {
    NO_SIGNATURE("without a signature"),
    BAD_HEADERS("with malformed signature headers"),
    OTHER_TIME("signed at another time"),
    WRONG_SIGNATURE("with a wrong signature");

    private final String words;

    Doubt(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** What speaks against the request; empty where Slack signed it within the last minutes. */
  Optional<Doubt> doubt(HttpRequest request) {
    Optional<String> signature = request.header(SIGNATURE);
    Optional<String> timestamp = request.header(TIMESTAMP);
    if (signature.isEmpty() || timestamp.isEmpty()) {
      return Optional.of(Doubt.NO_SIGNATURE);
    }
    if (!isSignature(signature.get()) || !isTimestamp(timestamp.get())) {
      return Optional.of(Doubt.BAD_HEADERS);
    }
    long apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp.get()));
    if (apart > TOLERANCE.toSeconds()) {
      return Optional.of(Doubt.OTHER_TIME);
    }
    byte[] expected = sign(timestamp.get(), request.body()).getBytes(US_ASCII);
    return MessageDigest.isEqual(expected, signature.get().getBytes(US_ASCII))
        ? Optional.empty()
        : Optional.of(Doubt.WRONG_SIGNATURE);
  }

  private static boolean isSignature(String header) {
    return header.length() == SIGNATURE_LENGTH && header.startsWith(VERSION + "=");
  }

  private static boolean isTimestamp(String header) {
    int length = header.length();
    for (int at = 0; at < length; at++) {
      if (header.charAt(at) < '0' || header.charAt(at) > '9') {
        return false;
      }
    }
    return length > 0 && length <= LONGEST_TIMESTAMP;
  }

  private String sign(String timestamp, byte[] body) {
    try {
      Mac mac = (Mac) keyed.clone();
      mac.update((VERSION + ":" + timestamp + ":").getBytes(US_ASCII));
      return VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The " + ALGORITHM + " of Java can be copied", e);
    }
  }
}

package dev.aadsts.bot.slack.install;

import dev.aadsts.bot.digest.Sha256;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.secret.Opened;
import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.secret.SecretName;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Ties what comes back from Slack to the browser that was sent there, once and not for long: else
 * somebody could make others finish an installation that is not theirs. The state is sealed with
 * what the browser keeps in a cookie, so nothing is stored until it comes back. Safe for use by
 * many threads and processes.
 */
final class InstallState {
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final String KIND = "slack-install-state";
  private static final int COOKIE_BYTES = 32;
  private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int LONGEST = 500;

  private final Seal seal;
  private final InstallationStore store;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  InstallState(Seal seal, InstallationStore store, Clock clock) {
    this.seal = seal;
    this.store = store;
    this.clock = clock;
  }

  /**
   * For a browser that is sent to Slack.
   *
   * @param state goes to Slack and back
   * @param cookie stays in the browser
   */
  record Issued(String state, String cookie) {}

  /** What is to be thought of a state that came back. */
  enum Verdict {
    GOOD,
    EXPIRED,
    USED,
    FOREIGN
  }

  Issued issue() {
    var bytes = new byte[COOKIE_BYTES];
    random.nextBytes(bytes);
    String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String expiry = Long.toString(clock.instant().plus(LIFE).toEpochMilli());
    return new Issued(seal.close(new SecretName(KIND, cookie), expiry), cookie);
  }

  /** Uses a state up. */
  Verdict use(String state, String cookie) {
    if (!COOKIE.matcher(cookie).matches() || state.length() > LONGEST) {
      return Verdict.FOREIGN;
    }
    if (!(seal.open(new SecretName(KIND, cookie), state) instanceof Opened.Genuine(var expiry))) {
      return Verdict.FOREIGN;
    }
    Instant end = Instant.ofEpochMilli(Long.parseLong(expiry));
    if (clock.instant().isAfter(end)) {
      return Verdict.EXPIRED;
    }
    int unused = store.forgetUsedBefore(clock.instant());
    return store.firstUse(Sha256.hex(state), end) ? Verdict.GOOD : Verdict.USED;
  }
}

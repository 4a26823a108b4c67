package dev.aadsts.bot.slack.install;

import dev.aadsts.bot.installation.Installation;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.installation.InstallationsUnavailableException;
import dev.aadsts.bot.installation.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets new tokens before the present ones end. A refresh token works once, so one process at a time
 * asks: the store lets it. Safe for use by many threads and processes.
 *
 * @see <a href="https://docs.slack.dev/authentication/using-token-rotation">Slack: token
 *     rotation</a>
 */
final class Renewals {
  /** How long before its end a token is renewed; Slack's last twelve hours. */
  static final Duration AHEAD = Duration.ofHours(2);

  /** Within this time of its end a token is not relied on any more. */
  static final Duration LAST = Duration.ofMinutes(1);

  // Longer than a call to Slack can take; as long nobody else asks, should we crash.
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);

  private final InstallationStore store;
  private final TokenExchange exchange;
  private final Clock clock;
  private final Set<String> inWork = ConcurrentHashMap.newKeySet();

  Renewals(InstallationStore store, TokenExchange exchange, Clock clock) {
    this.store = store;
    this.exchange = exchange;
    this.clock = clock;
  }

  /**
   * The installation with a token that can be used now. Where it ends soon, another one is got: in
   * the background as long as there is time.
   *
   * @param changed told where there are new tokens
   * @throws InstallationsUnavailableException if there is none at the moment
   */
  Installation current(Installation installation, Runnable changed) {
    Optional<Instant> end = installation.tokens().renewal().map(Tokens.Renewal::expiresAt);
    Instant now = clock.instant();
    if (end.isEmpty() || now.isBefore(end.get().minus(AHEAD))) {
      return installation;
    }
    if (now.isBefore(end.get().minus(LAST))) {
      inBackground(installation, changed);
      return installation;
    }
    Installation renewed = renewed(installation);
    changed.run();
    return renewed;
  }

  private void inBackground(Installation installation, Runnable changed) {
    if (!inWork.add(installation.owner())) {
      return;
    }
    Thread.ofVirtual()
        .name("slack-renewal")
        .start(
            () -> {
              try {
                Installation unused = renewed(installation);
                changed.run();
              } catch (InstallationsUnavailableException e) {
                LOG.debug("No new token yet for {}", installation.owner());
              } finally {
                inWork.remove(installation.owner());
              }
            });
  }

  private Installation renewed(Installation seen) {
    if (!store.begin(seen, PATIENCE)) {
      // Somebody else has got new ones, or is about to.
      return store
          .find(seen.owner())
          .filter(found -> !found.tokens().equals(seen.tokens()))
          .orElseThrow(() -> notNow(seen, "somebody else is at it"));
    }
    return switch (exchange.renew(seen.tokens().renewal().orElseThrow())) {
      case TokenExchange.Answer.Granted<Tokens>(var tokens) -> {
        LOG.info("The token of {} was renewed", seen.owner());
        yield store.renew(seen, tokens)
            ? seen.with(tokens)
            : store.find(seen.owner()).orElseThrow(() -> notNow(seen, "it was removed"));
      }
      case TokenExchange.Answer.Refused<Tokens>(var code) -> {
        LOG.error(
            "Slack does not renew the token of {} ({}): the app must be installed there again",
            seen.owner(),
            code);
        yield seen;
      }
      case TokenExchange.Answer.Unclear<Tokens>(var why) -> throw notNow(seen, why);
    };
  }

  private static InstallationsUnavailableException notNow(Installation seen, String why) {
    return new InstallationsUnavailableException(
        "No new token for " + seen.owner() + " now: " + why);
  }
}

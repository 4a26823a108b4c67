package dev.aadsts.bot.teams.identity;

import dev.aadsts.bot.teams.identity.TokenSource.Granted;
import dev.aadsts.bot.teams.login.TokenClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token with which the bot answers, kept as long as it lasts. Shortly before its end one thread
 * gets the next one, while the others go on with this one. Safe for use by many threads.
 */
public final class BotToken {
  private static final Logger LOG = LoggerFactory.getLogger(BotToken.class);

  /** A token is renewed so long before its end. */
  static final Duration MARGIN = Duration.ofMinutes(5);

  // A login service that is down must not be asked by every waiting answer in turn.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final TokenSource source;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Token token;
  private volatile @Nullable Failure failure;

  /** The token of that bot; asks nobody yet. */
  public BotToken(Registration registration, TokenClient client, Clock clock) {
    this(source(registration, client, clock), clock);
  }

  BotToken(TokenSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  private record Token(String value, Instant renewAt, Instant endsAt) {}

  private record Failure(NoTokenException why, Instant until) {}

  /** A good token; waits for a new one where there is none. */
  public String current() throws NoTokenException {
    Token kept = token;
    Instant now = clock.instant();
    if (kept != null && now.isBefore(kept.renewAt())) {
      return kept.value();
    }
    if (kept != null && now.isBefore(kept.endsAt())) {
      return renewedByOne(kept);
    }
    asking.lock();
    try {
      return renewed();
    } finally {
      asking.unlock();
    }
  }

  /** Forgets the token, because the Bot Connector did not take it. */
  public void forget() {
    token = null;
  }

  /** Asks for a token where there is none; {@link #trouble} then says how that went. */
  public void prepare() {
    try {
      String unused = current();
    } catch (NoTokenException e) {
      LOG.debug("Asked for a token ahead of need, and got none", e);
    }
  }

  /** What was wrong when a token was last asked for; without anything secret. */
  public Optional<String> trouble() {
    Failure last = failure;
    return last == null ? Optional.empty() : Optional.ofNullable(last.why().getMessage());
  }

  private String renewedByOne(Token kept) {
    if (!asking.tryLock()) {
      return kept.value();
    }
    try {
      return renewed();
    } catch (NoTokenException e) {
      return kept.value(); // It was logged, and is asked again.
    } finally {
      asking.unlock();
    }
  }

  private String renewed() throws NoTokenException {
    Token kept = token;
    if (kept != null && clock.instant().isBefore(kept.renewAt())) {
      return kept.value();
    }
    Failure last = failure;
    if (last != null && clock.instant().isBefore(last.until())) {
      throw last.why();
    }
    try {
      Granted granted = source.ask();
      Instant now = clock.instant();
      Duration lasts = granted.lasts();
      Duration used = lasts.compareTo(MARGIN.multipliedBy(2)) > 0 ? lasts.minus(MARGIN) : lasts;
      token = new Token(granted.value(), now.plus(used), now.plus(lasts));
      failure = null;
      return granted.value();
    } catch (NoTokenException e) {
      LOG.error("No token to answer in Teams: {}", e.getMessage());
      failure = new Failure(e, clock.instant().plus(AFTER_FAILURE));
      throw e;
    }
  }

  private static TokenSource source(Registration registration, TokenClient client, Clock clock) {
    TokenClient nearby = TokenClient.nearby();
    return registration.identity() instanceof Identity.Managed(var endpoint)
        ? new MachineIdentity(
            endpoint, registration.appId(), registration.resource(), nearby, clock)
        : new LoginService(registration, client, nearby, clock);
  }
}

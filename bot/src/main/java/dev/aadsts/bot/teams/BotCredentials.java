package dev.aadsts.bot.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.bot.connector.authentication.MicrosoftAppCredentials;
import dev.aadsts.bot.teams.token.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the token with which the bot answers, and keeps it as long as it lasts. Does so itself
 * instead of through MSAL, which waits without limit, asks a further server about the login host,
 * and refuses the plain HTTP of a test. Safe for use by many threads.
 */
final class BotCredentials extends MicrosoftAppCredentials {
  private static final Logger LOG = LoggerFactory.getLogger(BotCredentials.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern CODE = Pattern.compile("AADSTS\\d+");

  /** A token is renewed so long before its end. */
  static final Duration MARGIN = Duration.ofMinutes(5);

  // A login service that is down must not be asked by every waiting answer in turn.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final TeamsSettings settings;
  private final URI address;
  private final TokenClient client;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Token token;
  private volatile @Nullable Failure failure;

  BotCredentials(TeamsSettings settings, TokenClient client, Clock clock) {
    super(settings.appId(), settings.appPassword(), settings.tenantId(), settings.cloud().scope());
    this.settings = settings;
    this.address = settings.tokenUrl();
    this.client = client;
    this.clock = clock;
  }

  private record Token(String value, Instant renewAt) {}

  private record Failure(NoTokenException why, Instant until) {}

  /** The login service gave no token. */
  static final class NoTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    NoTokenException(String message) {
      super(message);
    }

    NoTokenException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  @Override
  public CompletableFuture<String> getToken() {
    try {
      return CompletableFuture.completedFuture(current());
    } catch (NoTokenException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Forgets the token, because the Bot Connector did not take it. */
  void forget() {
    token = null;
  }

  /** Asks for a token where there is none; {@link #trouble} then says how that went. */
  void prepare() {
    try {
      String unused = current();
    } catch (NoTokenException e) {
      LOG.debug("Asked for a token ahead of need, and got none", e);
    }
  }

  /** What was wrong when a token was last asked for; without anything secret. */
  Optional<String> trouble() {
    Failure last = failure;
    return last == null ? Optional.empty() : Optional.ofNullable(last.why().getMessage());
  }

  private String current() throws NoTokenException {
    Token cached = token;
    if (cached != null && clock.instant().isBefore(cached.renewAt())) {
      return cached.value();
    }
    asking.lock();
    try {
      return renewed();
    } finally {
      asking.unlock();
    }
  }

  private String renewed() throws NoTokenException {
    Token cached = token;
    if (cached != null && clock.instant().isBefore(cached.renewAt())) {
      return cached.value();
    }
    Failure last = failure;
    if (last != null && clock.instant().isBefore(last.until())) {
      throw last.why();
    }
    try {
      Token fresh = ask();
      token = fresh;
      failure = null;
      return fresh.value();
    } catch (NoTokenException e) {
      LOG.error("No token to answer in Teams: {}", e.getMessage());
      failure = new Failure(e, clock.instant().plus(AFTER_FAILURE));
      throw e;
    }
  }

  private Token ask() throws NoTokenException {
    TokenClient.Answer answer;
    try {
      answer =
          client.post(
              address,
              Map.of(
                  "grant_type", "client_credentials",
                  "client_id", settings.appId(),
                  "client_secret", settings.appPassword(),
                  "scope", settings.cloud().scope()));
    } catch (IOException e) {
      throw new NoTokenException("the login service does not answer", e);
    }
    JsonNode body = json(answer.body());
    if (answer.status() != 200 || !body.path("access_token").isTextual()) {
      throw new NoTokenException(refusal(answer.status(), body));
    }
    Duration lasts = Duration.ofSeconds(body.path("expires_in").asLong(0));
    Duration used = lasts.compareTo(MARGIN.multipliedBy(2)) > 0 ? lasts.minus(MARGIN) : lasts;
    return new Token(body.get("access_token").asText(), clock.instant().plus(used));
  }

  // The description names the app and the time of day; only its code goes into logs and health.
  private static String refusal(int status, JsonNode body) {
    var code = CODE.matcher(body.path("error_description").asText());
    String reason = code.find() ? code.group() : "HTTP status " + status;
    return "the login service refuses the credentials ("
        + reason
        + "): check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID";
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}

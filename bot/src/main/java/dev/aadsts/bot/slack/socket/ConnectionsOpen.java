package dev.aadsts.bot.slack.socket;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks Slack where to open a socket. Safe for use by many threads; blocks.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/apps.connections.open">Slack:
 *     apps.connections.open</a>
 */
public final class ConnectionsOpen {
  private static final Set<String> FOR_NOW =
      Set.of(
          "ratelimited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org");
  private static final int TOO_MANY_REQUESTS = 429;

  private final Supplier<Slack> slack;
  private final String appToken;
  private final boolean encryptedOnly;

  /**
   * @param appToken {@code xapp-...} with the scope {@code connections:write}
   * @param encryptedOnly refuses addresses without TLS, which only emulators have
   */
  public ConnectionsOpen(Supplier<Slack> slack, String appToken, boolean encryptedOnly) {
    this.slack = slack;
    this.appToken = appToken;
    this.encryptedOnly = encryptedOnly;
  }

  /** Why Slack gives us no socket; empty where it would. Opens none. */
  public Optional<String> objection() {
    return switch (ask()) {
      case OpenResponse.There there -> Optional.empty();
      case OpenResponse.Never(var code) -> Optional.of(words(code));
      case OpenResponse.NotNow(var why, var after) -> Optional.of(why);
    };
  }

  OpenResponse ask() {
    try {
      AppsConnectionsOpenResponse answer =
          slack.get().methods(appToken).appsConnectionsOpen(request -> request);
      return answer.isOk() ? there(answer.getUrl()) : no(answer.getError());
    } catch (SlackApiException e) {
      return new OpenResponse.NotNow(
          "Slack answered with status " + e.getResponse().code(), wait(e.getResponse()));
    } catch (IOException e) {
      return new OpenResponse.NotNow("Slack cannot be reached", Optional.empty());
    } catch (JsonParseException e) {
      return new OpenResponse.NotNow("Slack's answer is no JSON", Optional.empty());
    }
  }

  /** What to do about a refusal. */
  static String words(String code) {
    String refused = "Slack refuses SLACK_APP_TOKEN: " + code;
    return switch (code) {
      case "not_allowed_token_type" ->
          refused + ". It must be an app-level token (xapp-...), not a bot token.";
      case "missing_scope" -> refused + ". Give the token the scope connections:write.";
      case "link_disabled" -> "Socket Mode is switched off in the app's settings at api.slack.com.";
      default -> refused + ". Make a new one: Basic Information > App-Level Tokens.";
    };
  }

  // Whatever is between us and Slack may answer in its stead.
  private OpenResponse there(@Nullable String address) {
    URI url;
    try {
      url = new URI(address == null ? "" : address);
    } catch (URISyntaxException e) { // Not with its message, which has the ticket in it.
      return new OpenResponse.NotNow("Slack gave no address", Optional.empty());
    }
    if (url.getHost() == null || url.getRawFragment() != null) {
      return new OpenResponse.NotNow("Slack gave no address", Optional.empty());
    }
    return "wss".equals(url.getScheme()) || (!encryptedOnly && "ws".equals(url.getScheme()))
        ? new OpenResponse.There(url)
        : new OpenResponse.NotNow("Slack gave an address without encryption", Optional.empty());
  }

  private static OpenResponse no(@Nullable String code) {
    if (code == null) {
      return new OpenResponse.NotNow("Slack gave no answer to what was asked", Optional.empty());
    }
    return FOR_NOW.contains(code)
        ? new OpenResponse.NotNow("Slack says " + code, Optional.empty())
        : new OpenResponse.Never(code);
  }

  private static Optional<Duration> wait(Response response) {
    String seconds = response.header("Retry-After", "");
    return response.code() == TOO_MANY_REQUESTS && seconds != null && seconds.matches("[0-9]{1,4}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
        : Optional.empty();
  }
}

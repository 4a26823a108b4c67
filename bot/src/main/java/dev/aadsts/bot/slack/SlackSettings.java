package dev.aadsts.bot.slack;

import dev.aadsts.bot.slack.install.AppKeys;
import dev.aadsts.bot.slack.socket.SocketPace;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach Slack, and how to know it. Printing it shows no secret.
 *
 * @param signingSecret what Slack signs its requests with; present where it comes over HTTP
 * @param appToken opens sockets; present where Slack comes over these
 * @param botToken signs in to the one workspace
 * @param keys of an app that people install by themselves, in many workspaces
 * @param apiUrl where the Web API is; ends with a slash
 * @param socketPace how patient we are with sockets
 */
public record SlackSettings(
    Optional<String> signingSecret,
    Optional<String> appToken,
    Optional<String> botToken,
    Optional<AppKeys> keys,
    String apiUrl,
    SocketPace socketPace) {
  /** Slack itself. */
  public static final String API_URL = "https://slack.com/api/";

  private static final String APPS = "api.slack.com/apps > your app > ";

  /**
   * Settings that can work.
   *
   * @throws IllegalArgumentException if one is blank, as Bolt would replace a blank signing secret
   *     by a constant that everybody knows; if a token is of the wrong kind; or if there is no way
   *     in, or no way to sign in
   */
  public SlackSettings {
    signingSecret = signingSecret.map(value -> notBlank("SLACK_SIGNING_SECRET", value));
    appToken = appToken.map(value -> notBlank("SLACK_APP_TOKEN", value));
    botToken = botToken.map(value -> notBlank("SLACK_BOT_TOKEN", value));
    if (signingSecret.isEmpty() && appToken.isEmpty()) {
      throw new IllegalArgumentException(
          "SLACK_SIGNING_SECRET is missing ("
              + APPS
              + "Basic Information > Signing Secret); or, without a public address, SLACK_APP_TOKEN"
              + " ("
              + APPS
              + "Basic Information > App-Level Tokens).");
    }
    if (botToken.isEmpty() && keys.isEmpty()) {
      throw new IllegalArgumentException(
          "SLACK_BOT_TOKEN is missing: "
              + APPS
              + "OAuth & Permissions > Bot User OAuth Token (xoxb-...); or, for many workspaces,"
              + " SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.");
    }
    if (botToken.isPresent() && keys.isPresent()) {
      throw new IllegalArgumentException(
          "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are for"
              + " many: set the one or the others.");
    }
    refuse(appToken, "xox", "SLACK_APP_TOKEN must be an app-level token (xapp-...): ");
    refuse(botToken, "xapp-", "SLACK_BOT_TOKEN must be a bot token (xoxb-...): ");
    if (!apiUrl.startsWith("https://") && !apiUrl.startsWith("http://")) {
      throw new IllegalArgumentException(
          "SLACK_API_URL must start with https:// (or http:// for an emulator), unlike " + apiUrl);
    }
    apiUrl = apiUrl.endsWith("/") ? apiUrl : apiUrl + "/";
  }

  /** Whether calls are encrypted: always, but for emulators. */
  boolean encrypted() {
    return "https".equals(URI.create(apiUrl).getScheme());
  }

  private static String notBlank(String key, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          key + " is blank. Copy it from the app's page at https://api.slack.com/apps.");
    }
    return value.strip();
  }

  private static void refuse(Optional<String> token, String beginning, String words) {
    if (token.filter(value -> value.startsWith(beginning)).isPresent()) {
      throw new IllegalArgumentException(words + "this one begins with " + beginning + ".");
    }
  }

  @Override
  public String toString() {
    return "SlackSettings[apiUrl=" + apiUrl + "]";
  }
}

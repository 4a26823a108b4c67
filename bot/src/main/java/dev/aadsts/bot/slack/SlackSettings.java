package dev.aadsts.bot.slack;

/**
 * How to reach one Slack workspace, and how to know it. Printing it shows no secret.
 *
 * @param signingSecret what Slack signs its requests with
 * @param botToken what we sign in with
 * @param apiUrl where the Web API is; ends with a slash
 */
public record SlackSettings(String signingSecret, String botToken, String apiUrl) {
  /** Slack itself. */
  public static final String API_URL = "https://slack.com/api/";

  /**
   * Settings that can work.
   *
   * @throws IllegalArgumentException if one is blank: Bolt would replace a blank signing secret by
   *     a constant that everybody knows
   */
  public SlackSettings {
    require("SLACK_SIGNING_SECRET", signingSecret, "Basic Information > App Credentials");
    require("SLACK_BOT_TOKEN", botToken, "OAuth & Permissions > Bot User OAuth Token");
    if (!apiUrl.startsWith("https://") && !apiUrl.startsWith("http://")) {
      throw new IllegalArgumentException(
          "SLACK_API_URL must start with https:// (or http:// for an emulator), unlike " + apiUrl);
    }
    signingSecret = signingSecret.strip();
    botToken = botToken.strip();
    apiUrl = apiUrl.endsWith("/") ? apiUrl : apiUrl + "/";
  }

  /** Settings for Slack itself. */
  public static SlackSettings of(String signingSecret, String botToken) {
    return new SlackSettings(signingSecret, botToken, API_URL);
  }

  private static void require(String key, String value, String where) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "%s is blank. Copy it from the app's page at https://api.slack.com/apps, %s."
              .formatted(key, where));
    }
  }

  @Override
  public String toString() {
    return "SlackSettings[apiUrl=" + apiUrl + "]";
  }
}

package dev.aadsts.bot.slack.install;

/**
 * What shows Slack that we are the app. Printing it shows no secret.
 *
 * @param clientId public
 * @param clientSecret ours
 */
public record AppKeys(String clientId, String clientSecret) {
  @Override
  public String toString() {
    return "AppKeys[clientId=" + clientId + "]";
  }
}

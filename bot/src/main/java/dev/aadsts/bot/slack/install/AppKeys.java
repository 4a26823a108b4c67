package dev.aadsts.bot.slack.install;

import java.util.Set;

/**
 * What shows Slack that we are the app. Printing it shows no secret.
 *
 * @param clientId public
 * @param clientSecret ours
 * @param allowed ids of the workspaces and organisations that may install it; empty where each may
 */
public record AppKeys(String clientId, String clientSecret, Set<String> allowed) {

  public AppKeys {
    allowed = Set.copyOf(allowed);
  }

  /** Keys of an app that may be installed everywhere. */
  public AppKeys(String clientId, String clientSecret) {
    this(clientId, clientSecret, Set.of());
  }

  @Override
  public String toString() {
    return "AppKeys[clientId=" + clientId + "]";
  }
}

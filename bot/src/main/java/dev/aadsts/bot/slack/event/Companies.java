package dev.aadsts.bot.slack.event;

import org.jspecify.annotations.Nullable;

/**
 * Tells people of a workspace from those of another company, who are in a channel that both share:
 * <a href="https://docs.slack.dev/apis/slack-connect">Slack Connect</a>.
 */
public final class Companies {
  private Companies() {}

  /**
   * Whether somebody is of another company. People of one organisation are of one company, as far
   * as Slack names the organisation.
   *
   * @param home the workspace or organisation that Slack says somebody is of; nothing where it does
   *     not say, as of people of its own in older payloads
   * @param team the workspace in whose name we speak
   * @param organisation the one that this workspace belongs to
   */
  public static boolean differ(@Nullable String home, String team, @Nullable String organisation) {
    return home != null && !home.isEmpty() && !home.equals(team) && !home.equals(organisation);
  }
}

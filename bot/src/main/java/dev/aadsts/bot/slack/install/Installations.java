package dev.aadsts.bot.slack.install;

import java.util.Optional;

/** Knows how to sign in to each workspace. Safe for use by many threads; may ask the store. */
public interface Installations {
  /**
   * How to sign in.
   *
   * @param team the workspace's id, as Slack's events have it
   * @return empty where the app is not installed there, or no longer
   * @throws InstallationsUnavailableException if that cannot be said now
   */
  Optional<Access> find(String team);

  /** Slack does not take that token any more: what is known of it is not to be relied on. */
  void refused(String team, String token);

  /** Whether every team is served by one and the same installation. */
  boolean isOne();
}

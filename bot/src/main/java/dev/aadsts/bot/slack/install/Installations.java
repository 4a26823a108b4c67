package dev.aadsts.bot.slack.install;

import dev.aadsts.bot.installation.InstallationsUnavailableException;
import java.time.Instant;
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

  /** Slack does not take its token any more: what is known of it is not to be relied on. */
  void refused(String team);

  /**
   * Notes that a workspace is one of an organisation that installed the app for all of its own.
   *
   * @throws InstallationsUnavailableException if that cannot be noted now
   */
  void belongs(String team, String organisation);

  /**
   * The app was removed.
   *
   * @param owner the workspace, or the organisation
   * @param at when; a later installation stays
   * @throws InstallationsUnavailableException if that cannot be noted now
   */
  void removed(String owner, Instant at);

  /** Whether every team is served by one and the same installation. */
  boolean isOne();
}

package dev.aadsts.bot.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps installations, each under its owner. Safe for use by many threads and by several processes
 * on one database. Every method throws an {@link InstallationsUnavailableException} where the store
 * cannot be asked now.
 */
public interface InstallationStore {
  /** Keeps an installation; replaces what its owner had. */
  void keep(Installation installation);

  /**
   * The installation that serves a workspace: its own, else that of the organisation that it
   * {@linkplain #belongs belongs} to. Empty where there is none, or its tokens cannot be read.
   */
  Optional<Installation> find(String workspace);

  /** Notes that a workspace is one of that organisation. */
  void belongs(String workspace, String organisation);

  /**
   * Forgets an installation and its tokens, unless there is a newer one than that.
   *
   * @param before when the owner removed the app
   */
  boolean remove(String owner, Instant before);

  /**
   * Lets one caller at a time get new tokens for that installation.
   *
   * @param seen the installation, as the caller found it
   * @param patience how long the caller may take; who crashed meanwhile does not keep others out
   * @return false where somebody else is about to get new tokens, or has got them already
   */
  boolean begin(Installation seen, Duration patience);

  /**
   * Keeps the new tokens.
   *
   * @param seen the installation that the caller {@linkplain #begin began} with
   * @return false where the installation has been replaced or removed since
   */
  boolean renew(Installation seen, Tokens tokens);

  /** Who has an installation, the newest first. */
  List<String> owners(int most);

  /** How many installations there are. */
  int count();

  /**
   * Whether nobody has used that before.
   *
   * @param once made up by us
   * @param until when it is of no use any more and can be forgotten
   */
  boolean firstUse(String once, Instant until);

  /** Forgets what was used once and is of no use any more; says how much. */
  int forgetUsedBefore(Instant moment);
}

package dev.aadsts.bot.slack.install;

import java.util.Optional;

/**
 * How to sign in to a workspace. Printing it shows no secret.
 *
 * @param token of our bot there
 * @param bot who we are there; empty where nobody has told us yet
 */
public record Access(String token, Optional<Bot> bot) {
  /**
   * Who we are in a workspace.
   *
   * @param name as people type it after {@code @}
   */
  public record Bot(String userId, String name) {}

  @Override
  public String toString() {
    return "Access[bot=" + bot + "]";
  }
}

package dev.aadsts.bot.teams.identity;

import java.time.Duration;

/** Where the bot's token comes from. Safe for use by many threads; blocks. */
@FunctionalInterface
interface TokenSource {
  /** A new token. */
  Granted ask() throws NoTokenException;

  /**
   * A token.
   *
   * @param lasts from now on
   */
  record Granted(String value, Duration lasts) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Granted[lasts=" + lasts + "]";
    }
  }
}

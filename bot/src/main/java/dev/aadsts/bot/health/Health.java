package dev.aadsts.bot.health;

import java.util.Optional;

/**
 * Whether a part of the bot can do its work right now.
 *
 * @param detail why not, or a remark; anybody who can reach the port reads it, so no address, token
 *     or exception text
 */
public record Health(boolean up, Optional<String> detail) {
  private static final Health UP = new Health(true, Optional.empty());

  /** It works. */
  public static Health working() {
    return UP;
  }

  /** It does not work, for this reason. */
  public static Health down(String reason) {
    return new Health(false, Optional.of(reason));
  }
}

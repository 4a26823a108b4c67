package dev.aadsts.bot.installation;

import java.time.Instant;
import java.util.Optional;

/**
 * What signs us in. Printing it shows no secret.
 *
 * @param access goes along with each call
 * @param renewal how to get another one; empty where it never expires
 */
public record Tokens(String access, Optional<Renewal> renewal) {
  /** A token that never expires. */
  public static Tokens lasting(String access) {
    return new Tokens(access, Optional.empty());
  }

  /**
   * How to get the next token.
   *
   * @param refresh what to give for it; works once
   * @param expiresAt when the present one ends
   */
  public record Renewal(String refresh, Instant expiresAt) {
    @Override
    public String toString() {
      return "Renewal[expiresAt=" + expiresAt + "]";
    }
  }

  @Override
  public String toString() {
    return "Tokens[renewal=" + renewal + "]";
  }
}

package dev.aadsts.bot.claim;

import java.time.Instant;
import java.util.Optional;

/**
 * Gives each thing to whoever claims it first, until the claim runs out. Safe for use by many
 * threads and by several processes on one database.
 */
public interface Claims {
  /**
   * Claims a thing. An event that is handled again has what it claimed before.
   *
   * @param thing what is claimed, with everything in it that must not be mixed up: platform,
   *     workspace, channel
   * @param now claims that ran out by then count no more
   * @return the claim that counts: this one, or that of whoever came first
   */
  Claim claim(String thing, Claim claim, Instant now);

  /** The claim to that thing that counts now, if any. */
  Optional<Claim> standing(String thing, Instant now);

  /** Forgets claims that ran out before that moment; says how many. */
  int deleteBefore(Instant moment);
}

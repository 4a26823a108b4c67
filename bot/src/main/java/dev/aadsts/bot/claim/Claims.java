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

  /**
   * Claims a thing unless a claim to it or to another one counts now. Asks as little as it can of a
   * store that is far away, for somebody who is likely to be the first.
   *
   * @param other may be the same thing
   * @return whether this claim counts from now on
   */
  default boolean claimUnless(String other, String thing, Claim claim, Instant now) {
    return standing(thing, now).or(() -> standing(other, now)).isEmpty()
        && claim(thing, claim, now).eventId().equals(claim.eventId());
  }

  /** The claim to that thing that counts now, if any. */
  Optional<Claim> standing(String thing, Instant now);

  /** Forgets claims that ran out before that moment; says how many. */
  int deleteBefore(Instant moment);
}

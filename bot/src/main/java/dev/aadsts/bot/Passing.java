package dev.aadsts.bot;

import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.sighting.Sightings;
import java.time.Duration;
import java.time.Instant;

/** Forgets what loses its meaning with time: who came first, who met what, how often. */
record Passing(Claims claims, Sightings sightings) {
  /** How long it is known how often codes were met. */
  static final Duration COUNTS = Duration.ofDays(30);

  /** Says how much was forgotten. */
  int forget(Instant now) {
    return claims.deleteBefore(now)
        + sightings.forget()
        + sightings.deleteCountsBefore(now.minus(COUNTS));
  }
}

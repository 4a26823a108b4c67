package dev.aadsts.bot.claim;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Claims in memory. */
public final class InMemoryClaims implements Claims {
  private final Map<String, Claim> claims = new HashMap<>();

  @Override
  public synchronized Claim claim(String thing, Claim claim, Instant now) {
    return Objects.requireNonNull(
        claims.merge(
            thing, claim, (before, after) -> before.until().isAfter(now) ? before : after));
  }

  @Override
  public synchronized Optional<Claim> standing(String thing, Instant now) {
    return Optional.ofNullable(claims.get(thing)).filter(claim -> claim.until().isAfter(now));
  }

  @Override
  public synchronized int deleteBefore(Instant moment) {
    int before = claims.size();
    claims.values().removeIf(claim -> claim.until().isBefore(moment));
    return before - claims.size();
  }
}

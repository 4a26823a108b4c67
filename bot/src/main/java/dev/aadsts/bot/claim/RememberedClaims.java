package dev.aadsts.bot.claim;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers whose a thing is until the claim runs out, so that those who come too late cost
 * nothing. A claim that stands never changes, so what is remembered is never wrong. Safe for use by
 * many threads.
 */
public final class RememberedClaims implements Claims {
  static final int MOST_REMEMBERED = 10_000;

  private final Claims claims;
  private final Map<String, Claim> known = new ConcurrentHashMap<>();

  public RememberedClaims(Claims claims) {
    this.claims = claims;
  }

  @Override
  public Claim claim(String thing, Claim claim, Instant now) {
    return known(thing, now).orElseGet(() -> remembered(thing, claims.claim(thing, claim, now)));
  }

  @Override
  public boolean claimUnless(String other, String thing, Claim claim, Instant now) {
    if (known(thing, now).or(() -> known(other, now)).isPresent()
        || !claims.claimUnless(other, thing, claim, now)) {
      return false;
    }
    Claim unused = remembered(thing, claim);
    return true;
  }

  @Override
  public Optional<Claim> standing(String thing, Instant now) {
    return known(thing, now)
        .or(() -> claims.standing(thing, now).map(claim -> remembered(thing, claim)));
  }

  private Optional<Claim> known(String thing, Instant now) {
    return Optional.ofNullable(known.get(thing)).filter(claim -> claim.until().isAfter(now));
  }

  private Claim remembered(String thing, Claim claim) {
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(thing, claim);
    return claim;
  }

  @Override
  public int deleteBefore(Instant moment) {
    known.values().removeIf(claim -> claim.until().isBefore(moment));
    return claims.deleteBefore(moment);
  }
}

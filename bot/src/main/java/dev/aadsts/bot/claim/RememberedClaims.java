package dev.aadsts.bot.claim;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers whose a thing is until the claim runs out, so that those who come too late cost
 * nothing. A claim that stands never changes, so what is remembered is never wrong. Safe for use by
 * many threads.
 */
public final class RememberedClaims implements Claims {
  static final int MOST_REMEMBERED = 10_000;

  private final Claims claims;
  private final Map<String, Claim> standing = new ConcurrentHashMap<>();

  public RememberedClaims(Claims claims) {
    this.claims = claims;
  }

  @Override
  public Claim claim(String thing, Claim claim, Instant now) {
    Claim known = standing.get(thing);
    if (known != null && known.until().isAfter(now)) {
      return known;
    }
    Claim counting = claims.claim(thing, claim, now);
    if (standing.size() >= MOST_REMEMBERED) {
      standing.clear();
    }
    standing.put(thing, counting);
    return counting;
  }

  @Override
  public int deleteBefore(Instant moment) {
    standing.values().removeIf(claim -> claim.until().isBefore(moment));
    return claims.deleteBefore(moment);
  }
}

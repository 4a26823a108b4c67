package dev.aadsts.bot.claim;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often somebody asks whose a thing is. */
public record CountedClaims(Claims claims, AtomicInteger asked) implements Claims {
  @Override
  public Claim claim(String thing, Claim claim, Instant now) {
    asked.incrementAndGet();
    return claims.claim(thing, claim, now);
  }

  @Override
  public boolean claimUnless(String other, String thing, Claim claim, Instant now) {
    asked.incrementAndGet();
    return claims.claimUnless(other, thing, claim, now);
  }

  @Override
  public Optional<Claim> standing(String thing, Instant now) {
    asked.incrementAndGet();
    return claims.standing(thing, now);
  }

  @Override
  public int deleteBefore(Instant moment) {
    return claims.deleteBefore(moment);
  }
}

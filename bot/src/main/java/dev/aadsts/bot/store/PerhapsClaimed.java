package dev.aadsts.bot.store;

import dev.aadsts.bot.cache.BloomFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which things may have a claim: one that is not here has none, and nobody need look for it. A
 * filter for each quarter of an hour, dropped when all claims in it have run out. With ten thousand
 * claims in each of two, one free thing in a thousand is taken for a claimed one; the more there
 * are, the more are. Safe for use by many threads.
 */
final class PerhapsClaimed {
  private static final Duration SPAN = Duration.ofMinutes(15);
  private static final int SIZE = 20; // 128 KB.

  // The newest first. Guarded by this.
  private final Deque<Span> spans = new ArrayDeque<>();

  private static final class Span {
    private final BloomFilter things = new BloomFilter(SIZE);
    private final Instant end;
    private Instant lastUntil = Instant.MIN;

    Span(Instant end) {
      this.end = end;
    }

    void add(String thing, Instant until) {
      things.add(thing);
      lastUntil = until.isAfter(lastUntil) ? until : lastUntil;
    }
  }

  /** Notes a claim, whether or not it came first. */
  synchronized void add(String thing, Instant until, Instant now) {
    Span newest = spans.peekFirst();
    if (newest == null || !now.isBefore(newest.end)) {
      newest = new Span(now.plus(SPAN));
      spans.addFirst(newest);
    }
    newest.add(thing, until);
  }

  /** Whether a thing may have a claim that has not run out. */
  synchronized boolean has(String thing) {
    return spans.stream().anyMatch(span -> span.things.has(thing));
  }

  /** Forgets what ran out before that moment. */
  synchronized void dropBefore(Instant moment) {
    spans.removeIf(span -> span.lastUntil.isBefore(moment));
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.cache.BloomFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which rows may be in the file, by what they are found by: one that is not here is not there, and
 * nobody need look for it. A filter for each quarter of an hour, dropped when all rows in it have
 * run out. With ten thousand rows in each of two, one in a thousand that are not there is taken for
 * one that is; the more there are, the more are. Safe for use by many threads.
 */
final class RotatingBloomFilter {
  private static final Duration SPAN = Duration.ofMinutes(15);
  private static final int SIZE = 20; // 128 KB.

  // The newest first. Guarded by this.
  private final Deque<Span> spans = new ArrayDeque<>();

  private static final class Span {
    private final BloomFilter rows = new BloomFilter(SIZE);
    private final Instant end;
    private Instant lastUntil = Instant.MIN;

    Span(Instant end) {
      this.end = end;
    }

    void add(String row, Instant until) {
      rows.add(row);
      lastUntil = until.isAfter(lastUntil) ? until : lastUntil;
    }
  }

  /**
   * Notes a row, whether or not it was there before.
   *
   * @param until when it runs out
   */
  synchronized void add(String row, Instant until, Instant now) {
    Span newest = spans.peekFirst();
    if (newest == null || !now.isBefore(newest.end)) {
      newest = new Span(now.plus(SPAN));
      spans.addFirst(newest);
    }
    newest.add(row, until);
  }

  /** Whether a row may be there that has not run out. */
  synchronized boolean has(String row) {
    return spans.stream().anyMatch(span -> span.rows.has(row));
  }

  /** Notes a row, and says whether it surely was not there: of several, one learns that. */
  synchronized boolean isNew(String row, Instant until, Instant now) {
    boolean isNew = !has(row);
    add(row, until, now);
    return isNew;
  }

  /** Forgets what ran out before that moment. */
  synchronized void dropBefore(Instant moment) {
    spans.removeIf(span -> span.lastUntil.isBefore(moment));
  }
}

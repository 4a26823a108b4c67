package dev.aadsts.bot.store;

import dev.aadsts.bot.cache.BloomFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Knows which rows may be in the file, by what they are found by: a row that is not known here is
 * not there, and nobody need look for it. Has a filter for each quarter of an hour, dropped when
 * all rows in it have run out; one that is full gets a larger one beside it, up to 2.6 MB for
 * 690,000 rows. Each full filter takes one in 270 rows that are not there for one that is; more
 * only where still more came. Safe for use by many threads.
 */
final class RotatingBloomFilter {
  private static final Duration SPAN = Duration.ofMinutes(15);
  // Logarithms of their number of bits: from 128 KB, as most bots hear little, to 2 MB.
  private static final int SMALLEST = 20;
  private static final int LARGEST = 24;
  private static final int GROWTH = 2;
  private static final int BITS_FOR_EACH = 32;

  // The newest first. Guarded by this.
  private final Deque<Span> spans = new ArrayDeque<>();

  private static final class Span {
    private final int size;
    private final BloomFilter rows;
    private final Instant end;
    private int added;
    private Instant lastUntil = Instant.MIN;

    Span(int size, Instant end) {
      this.size = size;
      this.rows = new BloomFilter(size);
      this.end = end;
    }

    boolean mayGrow() {
      return size < LARGEST && added >= (1 << size) / BITS_FOR_EACH;
    }

    void add(String row, Instant until) {
      rows.add(row);
      added++;
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
      newest = new Span(SMALLEST, now.plus(SPAN));
      spans.addFirst(newest);
    } else if (newest.mayGrow()) {
      newest = new Span(newest.size + GROWTH, newest.end);
      spans.addFirst(newest);
    }
    newest.add(row, until);
  }

  /** Whether a row may be there that has not run out. */
  synchronized boolean has(String row) {
    return spans.stream().anyMatch(span -> span.rows.has(row));
  }

  /**
   * Notes a row, and says whether it surely was not there; of several who note the same row at
   * once, only one is told so.
   */
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

package dev.aadsts.bot.reply;

import java.util.BitSet;

/**
 * Knows what came before, so that only what comes again is kept: most of what comes once never
 * comes again, and to keep it for a while is what garbage collectors are worst at. A Bloom filter
 * that begins anew where it is full: of a hundred things that never came it takes at most two for
 * ones that did. Safe for use by many threads.
 */
public final class Doorkeeper {
  // Powers of two; each thing sets two.
  private static final int BITS = 1 << 16;
  private static final int MOST = 4_096;

  private final BitSet came = new BitSet(BITS);
  private int things;

  /** Whether that came before. */
  public synchronized boolean cameBefore(Object thing) {
    // By the golden ratio, as the hashes of records differ in few bits.
    int hash = thing.hashCode() * 0x9E3779B9;
    int one = hash & (BITS - 1);
    int other = hash >>> 16;
    if (came.get(one) && came.get(other)) {
      return true;
    }
    if (things++ >= MOST) {
      came.clear();
      things = 1;
    }
    came.set(one);
    came.set(other);
    return false;
  }
}

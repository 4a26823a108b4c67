package dev.aadsts.bot.reply;

import dev.aadsts.bot.cache.BloomFilter;

/**
 * Knows what came before, so that only what comes again is kept: most of what comes once never
 * comes again, and to keep it for a while is what garbage collectors are worst at. Begins anew
 * where it is full: of a hundred things that never came it takes at most two for ones that did.
 * Safe for use by many threads.
 */
public final class Doorkeeper {
  private static final int SIZE = 16;
  private static final int MOST = 4_096;

  private final BloomFilter came = new BloomFilter(SIZE);
  private int things;

  /** Whether that came before. */
  public synchronized boolean cameBefore(Object thing) {
    if (came.has(thing)) {
      return true;
    }
    if (things++ >= MOST) {
      came.clear();
      things = 1;
    }
    came.add(thing);
    return false;
  }
}

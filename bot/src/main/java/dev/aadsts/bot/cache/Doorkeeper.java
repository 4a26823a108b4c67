package dev.aadsts.bot.cache;

/**
 * Knows what came before, so that only what comes again is kept: most of what comes once never
 * comes again, and to keep it for a while is what garbage collectors are worst at. Begins anew
 * where it is full: of a hundred things that never came it takes at most two for ones that did.
 * Safe for use by many threads.
 *
 * @see <a href="https://arxiv.org/abs/1512.00727">TinyLFU: A Highly Efficient Cache Admission
 *     Policy</a>, where the name is from
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

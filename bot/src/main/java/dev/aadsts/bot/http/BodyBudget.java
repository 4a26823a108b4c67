package dev.aadsts.bot.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at once, whoever sends them: they are read before
 * anybody knows who that is. Safe for use by many threads.
 */
final class BodyBudget {
  /**
   * So much of each body is not counted: nearly all that platforms send is smaller, and stays
   * welcome while somebody takes up the rest. The limit on connections bounds what that adds up to.
   */
  static final int UNCOUNTED = 8 * 1024;

  private final AtomicLong left;

  /**
   * @param bytes in all, beyond those that are not counted
   */
  BodyBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** What one request takes of it; given back when that is answered. */
  final class Share implements AutoCloseable {
    private long taken = -UNCOUNTED;

    private Share() {}

    /** Takes so many bytes more; false, and takes none, where they are not there. */
    synchronized boolean take(int bytes) {
      long more = Math.max(0, taken + bytes) - Math.max(0, taken);
      if (left.addAndGet(-more) < 0) {
        left.addAndGet(more);
        return false;
      }
      taken += bytes;
      return true;
    }

    /** Gives all of it back, once. */
    @Override
    public synchronized void close() {
      left.addAndGet(Math.max(0, taken));
      taken = -UNCOUNTED;
    }
  }

  /** For one request. */
  Share share() {
    return new Share();
  }
}

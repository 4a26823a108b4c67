package dev.aadsts.bot.cache;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what was made of what, by what it says, so that nothing in here grows stale. Keeps what
 * was used last, and only what was asked for twice. Safe for use by many threads.
 */
public final class Remembered<K, V> {
  private final Map<K, V> made;
  private final Doorkeeper doorkeeper = new Doorkeeper();

  /**
   * @param most how many of what was used last are kept
   */
  public Remembered(int most) {
    made = new LruMap<>(most);
  }

  /** What was made of that, or is made now; in vain at times, if two ask at once. */
  public V of(K thing, Supplier<V> make) {
    synchronized (made) {
      V known = made.get(thing);
      if (known != null) {
        return known;
      }
    }
    V fresh = make.get();
    if (doorkeeper.cameBefore(thing)) {
      synchronized (made) {
        made.put(thing, fresh);
      }
    }
    return fresh;
  }
}

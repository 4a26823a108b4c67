package dev.aadsts.bot.teams.card;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what was drawn of what, by what it says, so that nothing in here grows stale. Keeps
 * what was used last, and only what was asked for twice: most of what comes once never comes again,
 * and to keep it for a while is what garbage collectors are worst at. Safe for use by many threads.
 */
final class Remembered<K, V> {
  // A power of two.
  private static final int PLACES = 4096;

  private final Map<K, V> drawn;
  // By hash, which of what is not kept came last.
  private final int[] cameOnce = new int[PLACES];

  Remembered(int most) {
    drawn =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** What was drawn of that, or is drawn now; in vain at times, if two ask at once. */
  V of(K thing, Supplier<V> drawing) {
    synchronized (drawn) {
      V known = drawn.get(thing);
      if (known != null) {
        return known;
      }
    }
    V fresh = drawing.get();
    synchronized (drawn) {
      if (cameBefore(thing.hashCode())) {
        drawn.put(thing, fresh);
      }
    }
    return fresh;
  }

  private boolean cameBefore(int hash) {
    int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
    boolean before = cameOnce[place] == hash;
    cameOnce[place] = hash;
    return before;
  }
}

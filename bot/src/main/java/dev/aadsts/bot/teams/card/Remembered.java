package dev.aadsts.bot.teams.card;

import dev.aadsts.bot.cache.LruMap;
import dev.aadsts.bot.reply.Doorkeeper;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what was drawn of what, by what it says, so that nothing in here grows stale. Keeps
 * what was used last, and only what was asked for twice. Safe for use by many threads.
 */
final class Remembered<K, V> {
  private final Map<K, V> drawn;
  private final Doorkeeper doorkeeper = new Doorkeeper();

  Remembered(int most) {
    drawn = new LruMap<>(most);
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
    if (doorkeeper.cameBefore(thing)) {
      synchronized (drawn) {
        drawn.put(thing, fresh);
      }
    }
    return fresh;
  }
}

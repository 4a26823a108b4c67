package dev.aadsts.bot.cache;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Remembers what was made of something, for as long as that is the very same object: to compare all
 * of two replies costs more than it saves. Bounded: where it is full it begins anew. Safe for use
 * by many threads.
 */
public final class IdentityCache<K, V> {
  private final int most;
  private final Map<Key, V> made = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();

  public IdentityCache(int most) {
    this.most = most;
  }

  @SuppressWarnings("ReferenceEquality")
  private record Key(Object thing, Object variant) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.thing == thing && key.variant.equals(variant);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(thing) + variant.hashCode();
    }
  }

  /**
   * What was made of that thing, or is made now; empty where there is no room for it. Many take
   * turns then, and to begin anew for each of them costs more than to make it where it is needed:
   * that is done after ten times as many as there is room for, as others are asked for by then.
   */
  public Optional<V> ifRoom(K thing, Object variant, Supplier<V> make) {
    V known = made.get(new Key(thing, variant));
    if (known != null) {
      return Optional.of(known);
    }
    return made.size() >= most && refused.incrementAndGet() <= 10 * most
        ? Optional.empty()
        : Optional.of(of(thing, variant, make));
  }

  /** Whether something was made of that thing and is remembered. */
  public boolean knows(K thing, Object variant) {
    return made.containsKey(new Key(thing, variant));
  }

  /** What was made of that thing, or is made now. */
  public V of(K thing, Supplier<V> make) {
    return of(thing, "", make);
  }

  /**
   * What was made of that thing in that variant, or is made now.
   *
   * @param variant tells apart what is made of one thing
   */
  public V of(K thing, Object variant, Supplier<V> make) {
    var key = new Key(thing, variant);
    V known = made.get(key);
    if (known != null) {
      return known;
    }
    V fresh = make.get();
    if (made.size() >= most) {
      made.clear();
      refused.set(0);
    }
    made.put(key, fresh);
    return fresh;
  }
}

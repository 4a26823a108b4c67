package dev.aadsts.bot.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A read-through cache that would rather be out of date than late: what was known before counts
 * while one of those who ask has it read anew, and where that hangs or fails. HTTP calls these
 * stale-while-revalidate and stale-if-error (RFC 5861). Safe for use by many threads.
 */
public final class ReadThrough<K, V> {
  private final String what;
  private final Duration life;
  private final Duration soon;
  private final int most;
  private final Clock clock;
  private final Map<K, Known<V>> all = new ConcurrentHashMap<>();
  private final AtomicLong forgotten = new AtomicLong();

  /**
   * @param what is read, for the log: in the plural
   * @param life how long what was read counts, and how long nobody tries again where it failed
   * @param soon how long to wait for what is read anew
   * @param most how many values; where there are more, it begins anew
   */
  public ReadThrough(String what, Duration life, Duration soon, int most, Clock clock) {
    this.what = what;
    this.life = life;
    this.soon = soon;
    this.most = most;
    this.clock = clock;
  }

  // Without a value where it is read for the first time, or that failed.
  private record Known<V>(Optional<V> value, Instant until, AtomicBoolean beingRead) {}

  /**
   * What that key has. Where nothing is known of it, waits as long as the reading takes, and throws
   * what that throws.
   */
  public V get(K key, Supplier<V> reading) {
    Known<V> known = all.get(key);
    return known == null || known.value().isEmpty()
        ? first(key, reading)
        : current(key, known, reading).orElseGet(() -> first(key, reading));
  }

  /**
   * What that key has, for those who can do without: waits for a reading no longer than {@code
   * soon}, and never throws what that throws.
   *
   * @param otherwise counts where nothing is known, and reading it hangs or fails
   */
  public V get(K key, Supplier<V> reading, V otherwise) {
    return getSoon(key, reading).orElse(otherwise);
  }

  /**
   * What that key has, for whoever must not wait long: empty where nothing is known, and reading it
   * hangs or fails.
   */
  public Optional<V> getSoon(K key, Supplier<V> reading) {
    Known<V> known = all.get(key);
    if (known == null) {
      makeRoom();
      // One for all who ask at the same time: what is read takes the place of the one it was read
      // for.
      known =
          all.computeIfAbsent(
              key, unknown -> new Known<>(Optional.empty(), Instant.MIN, new AtomicBoolean()));
    }
    return current(key, known, reading);
  }

  /** Forgets what that key has: the next to ask has it read. */
  public void forget(K key) {
    forgotten.incrementAndGet();
    all.remove(key);
  }

  /** Forgets what each of those keys has: the next to ask has it read. Looks at all keys. */
  public void forgetAll(Predicate<K> which) {
    forgotten.incrementAndGet();
    all.keySet().removeIf(which);
  }

  // Whoever has something forgotten while this reads knows better: they count first and remove
  // then, so that either they find what stands here, or this sees that they counted.
  private V first(K key, Supplier<V> reading) {
    long before = forgotten.get();
    V value = reading.get();
    makeRoom();
    Known<V> read = known(Optional.of(value));
    all.put(key, read);
    if (forgotten.get() != before) {
      all.remove(key, read);
    }
    return value;
  }

  private void makeRoom() {
    if (all.size() >= most) {
      all.clear();
    }
  }

  private Known<V> known(Optional<V> value) {
    return new Known<>(value, clock.instant().plus(life), new AtomicBoolean());
  }

  private Optional<V> current(K key, Known<V> known, Supplier<V> reading) {
    if (clock.instant().isBefore(known.until()) || !known.beingRead().compareAndSet(false, true)) {
      return known.value();
    }
    InTime.read(what, soon, () -> replace(key, known, reading));
    Known<V> now = all.get(key);
    return now == null ? known.value() : now.value();
  }

  // Not where somebody had it forgotten meanwhile, who knows better.
  private void replace(K key, Known<V> known, Supplier<V> reading) {
    Known<V> next = known(known.value());
    try {
      next = known(Optional.of(reading.get()));
    } finally {
      boolean unused = all.replace(key, known, next);
    }
  }
}

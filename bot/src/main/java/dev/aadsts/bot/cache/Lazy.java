package dev.aadsts.bot.cache;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made once, when it is first asked for: what the first answer does not need, a
 * start does not wait for. Safe for use by many threads.
 */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> making;
  private volatile @Nullable T made;

  /**
   * @param making what it throws, whoever asks gets; the next to ask tries again
   */
  public Lazy(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public T get() {
    T known = made;
    return known == null ? make() : known;
  }

  private synchronized T make() {
    T known = made;
    if (known == null) {
      known = making.get();
      made = known;
    }
    return known;
  }

  /** Does that with it, if anybody has asked for it. */
  public void ifMade(Consumer<T> action) {
    T known = made;
    if (known != null) {
      action.accept(known);
    }
  }
}

package dev.aadsts.bot.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that keeps the entries that were used last: where there would be too many, the one goes
 * that nobody has put or asked for longest. For one thread at a time, also where that only asks.
 */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  /**
   * @param most entries that it keeps
   */
  public LruMap(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}

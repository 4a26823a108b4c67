package dev.aadsts.bot.sighting;

import dev.aadsts.bot.chat.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store that fails at the first write. */
record BrokenOnce(SightingStore store, AtomicBoolean mended) implements SightingStore {
  BrokenOnce(SightingStore store) {
    this(store, new AtomicBoolean());
  }

  @Override
  public void add(List<Sighting> sightings, Map<Day, Integer> times) {
    if (mended.compareAndSet(false, true)) {
      throw new IllegalStateException("The store is down");
    }
    store.add(sightings, times);
  }

  @Override
  public List<Sighting> since(Instant moment, int limit) {
    return store.since(moment, limit);
  }

  @Override
  public List<CodeCount> counts(Platform platform, String workspace, long since, int limit) {
    return store.counts(platform, workspace, since, limit);
  }

  @Override
  public int forgetPeopleBefore(Instant moment) {
    return store.forgetPeopleBefore(moment);
  }

  @Override
  public int deleteCountsBefore(long epochDay) {
    return store.deleteCountsBefore(epochDay);
  }
}

package dev.aadsts.bot.sighting;

import dev.aadsts.bot.chat.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Asks another store for everything: what one begins with that fails at something. */
abstract class ForwardingSightings implements SightingStore {
  private final SightingStore store;

  ForwardingSightings(SightingStore store) {
    this.store = store;
  }

  @Override
  public void add(List<Sighting> sightings, Map<Day, Integer> times) {
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

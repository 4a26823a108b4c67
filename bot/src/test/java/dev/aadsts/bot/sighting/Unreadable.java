package dev.aadsts.bot.sighting;

import dev.aadsts.bot.chat.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A store that takes everything and gives nothing. */
record Unreadable(SightingStore store) implements SightingStore {
  @Override
  public void add(List<Sighting> sightings, Map<Day, Integer> times) {
    store.add(sightings, times);
  }

  @Override
  public List<Sighting> since(Instant moment, int limit) {
    throw new IllegalStateException("The store is down");
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

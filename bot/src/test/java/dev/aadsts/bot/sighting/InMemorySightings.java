package dev.aadsts.bot.sighting;

import dev.aadsts.bot.chat.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sightings in memory. */
public final class InMemorySightings implements SightingStore {
  private final List<Sighting> sightings = new ArrayList<>();
  private final Map<Day, Integer> counts = new HashMap<>();
  private int writes;
  private int reads;

  @Override
  public synchronized void add(List<Sighting> more, Map<Day, Integer> times) {
    writes++;
    sightings.addAll(more);
    times.forEach(
        (day, number) -> {
          var code =
              new Trouble(
                  day.trouble().platform(), day.trouble().workspace(), day.trouble().code(), "");
          counts.merge(new Day(code, day.epochDay()), number, Integer::sum);
        });
  }

  /** How many sightings there are. */
  synchronized int size() {
    return sightings.size();
  }

  /** How often somebody wrote. */
  synchronized int writes() {
    return writes;
  }

  /** How often somebody asked who met something. */
  synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized List<Sighting> since(Instant moment, int limit) {
    reads++;
    var known = new HashSet<List<Object>>();
    return sightings.stream()
        .filter(one -> !one.at().isBefore(moment))
        .sorted(Comparator.comparing(Sighting::at).reversed())
        .limit(limit)
        .filter(one -> known.add(List.of(one.trouble(), one.personId())))
        .toList();
  }

  /** Who met that trouble since that moment. */
  synchronized List<String> people(Trouble trouble, Instant since) {
    return sightings.stream()
        .filter(one -> one.trouble().equals(trouble) && !one.at().isBefore(since))
        .map(Sighting::personId)
        .distinct()
        .toList();
  }

  @Override
  public synchronized List<CodeCount> counts(
      Platform platform, String workspace, long since, int limit) {
    return counts.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().trouble().platform() == platform
                    && entry.getKey().trouble().workspace().equals(workspace)
                    && entry.getKey().epochDay() >= since)
        .collect(
            Collectors.groupingBy(
                entry -> entry.getKey().trouble().code(),
                Collectors.summingInt(Map.Entry::getValue)))
        .entrySet()
        .stream()
        .map(entry -> new CodeCount(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(CodeCount::times).reversed().thenComparing(CodeCount::code))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int forgetPeopleBefore(Instant moment) {
    int before = sightings.size();
    sightings.removeIf(one -> one.at().isBefore(moment));
    return before - sightings.size();
  }

  @Override
  public synchronized int deleteCountsBefore(long epochDay) {
    int before = counts.size();
    counts.keySet().removeIf(day -> day.epochDay() < epochDay);
    return before - counts.size();
  }
}

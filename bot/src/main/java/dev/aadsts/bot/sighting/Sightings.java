package dev.aadsts.bot.sighting;

import dev.aadsts.bot.cache.InTime;
import dev.aadsts.bot.chat.Conversation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notices that several people have the same trouble. Noting costs no write: sightings are gathered
 * in memory and go to the store together with the next {@link #flush}, so that other processes know
 * of them within seconds. A crash loses those of the last second: what is lost is a hint, never an
 * answer. Safe for use by many threads.
 */
public final class Sightings {
  static final int MOST_TROUBLES = 20_000;
  static final int MOST_GATHERED = 10_000;
  // Of each kind of row: SQLite has one writer at a time, and others wait for it.
  static final int PIECE = 128;
  static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private static final Duration DAY = Duration.ofDays(1); // UTC has no longer ones.

  private static final String OF_OTHERS = "Sightings of others";

  /** Another process writes a second after it has noted, or later where its store is slow. */
  static final Duration LATE = Duration.ofSeconds(10);

  private static final int MOST_READ = 2_000;

  // Of the three seconds that Slack waits for the answer to a command.
  private static final Duration SOON = Duration.ofMillis(500);

  private final SightingStore store;
  private final Optional<IncidentRule> rule;
  private final Clock clock;
  private final Duration soon;

  // One at a time, or the last would not see what another has taken and cannot keep.
  private final Lock flushing = new ReentrantLock();

  private volatile Instant lookAgain = Instant.MIN;

  // Guarded by this. The troubles met last are at the end.
  private final Map<Trouble, Met> recent = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Sighted, Instant> gathered = new HashMap<>();
  private final Map<SightingStore.Day, Integer> times = new HashMap<>();

  /**
   * @param rule when it is the trouble of many; empty for never: then no person is noted
   */
  public Sightings(SightingStore store, Optional<IncidentRule> rule, Clock clock) {
    this(store, rule, clock, SOON);
  }

  /**
   * @param soon how long an answer waits
   */
  Sightings(SightingStore store, Optional<IncidentRule> rule, Clock clock, Duration soon) {
    this.store = store;
    this.rule = rule;
    this.clock = clock;
    this.soon = soon;
  }

  private record Sighted(Trouble trouble, String personId) {}

  private static final class Met {
    final DistinctPeople people = new DistinctPeople();
    private long minute = Long.MIN_VALUE;
    private int keptInIt;

    // More than are counted need not be kept: a storm would be a row for each of its messages.
    boolean isWorthKeeping(Instant at) {
      long now = at.getEpochSecond() / 60;
      if (now != minute) {
        minute = now;
        keptInIt = 0;
      }
      return ++keptInIt <= DistinctPeople.MOST;
    }
  }

  /**
   * Somebody met it.
   *
   * @param eventId the same event counts once
   * @return how many people met it within the window, this one included, where these are as many as
   *     the rule says
   */
  public Optional<Integer> note(String eventId, Trouble trouble, String personId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant since = rule.map(known -> now.minus(known.window())).orElse(now);
    if (rule.isPresent()) {
      unknownSince(now, since).ifPresent(unknown -> learn(unknown, now));
    }
    int people = remember(eventId, trouble, personId, now, since);
    return rule.filter(known -> people >= known.people()).map(known -> people);
  }

  // What others noted is a hint: what comes late counts for the next one. Where messages come one
  // after the other, that one is near, and nobody waits.
  private void learn(Instant since, Instant now) {
    Runnable reading = () -> merge(store.since(since, MOST_READ));
    if (since.isAfter(now.minus(LATE.multipliedBy(2)))) {
      var unused = InTime.begin(OF_OTHERS, reading);
    } else {
      InTime.read(OF_OTHERS, soon, reading);
    }
  }

  // Says how many people met it since that moment.
  private synchronized int remember(
      String eventId, Trouble trouble, String personId, Instant now, Instant since) {
    Met met = met(trouble);
    if (met.people.add(personId, eventId, now.toEpochMilli())) {
      gather(trouble, personId, now, met);
    }
    return met.people.count(since.toEpochMilli());
  }

  private Met met(Trouble trouble) {
    Met met = recent.computeIfAbsent(trouble, unknown -> new Met());
    if (recent.size() > MOST_TROUBLES) {
      recent.remove(recent.keySet().iterator().next());
    }
    return met;
  }

  // Present where it is time to ask what other processes have noted, or this one before it started.
  private Optional<Instant> unknownSince(Instant now, Instant windowBegan) {
    return now.isBefore(lookAgain) ? Optional.empty() : look(now, windowBegan);
  }

  private synchronized Optional<Instant> look(Instant now, Instant windowBegan) {
    if (now.isBefore(lookAgain)) { // Another thread has looked.
      return Optional.empty();
    }
    Instant lastLook = lookAgain.equals(Instant.MIN) ? windowBegan : lookAgain.minus(LOOK_EVERY);
    lookAgain = now.plus(LOOK_EVERY);
    Instant moment = lastLook.minus(LATE);
    return Optional.of(moment.isBefore(windowBegan) ? windowBegan : moment);
  }

  private void gather(Trouble trouble, String personId, Instant now, Met met) {
    long day = Math.floorDiv(now.getEpochSecond(), DAY.toSeconds());
    // The counts are of codes, whatever the application.
    var code = new Trouble(trouble.platform(), trouble.workspace(), trouble.code(), "");
    if (times.size() < MOST_GATHERED) {
      times.merge(new SightingStore.Day(code, day), 1, Integer::sum);
    }
    if (rule.isPresent() && gathered.size() < MOST_GATHERED && met.isWorthKeeping(now)) {
      gathered.put(new Sighted(trouble, personId), now);
    }
  }

  // The newest come first, and are to be the last.
  private synchronized void merge(List<Sighting> noted) {
    for (Sighting one : noted.reversed()) {
      met(one.trouble()).people.addIfAbsent(one.personId(), one.at().toEpochMilli());
    }
  }

  /**
   * Brings what was gathered to the store, a piece after the other, so that nobody waits long there
   * who records or answers meanwhile. What cannot be kept now is tried again.
   */
  public void flush() {
    flushing.lock();
    try {
      int left = mostGathered();
      while (left > 0) {
        keep(take(gathered), take(times));
        left -= PIECE;
      }
    } finally {
      flushing.unlock();
    }
  }

  /**
   * Brings what was gathered to the store, for whoever stops: does not wait for the store longer
   * than that.
   *
   * @return whether all was kept
   */
  public boolean flushWithin(Duration atMost) {
    return CompletableFuture.runAsync(this::flush, Thread::startVirtualThread)
        .handle((done, failure) -> failure == null)
        .completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private synchronized int mostGathered() {
    return Math.max(gathered.size(), times.size());
  }

  private synchronized <K, V> Map<K, V> take(Map<K, V> all) {
    var piece = new HashMap<K, V>();
    var entries = all.entrySet().iterator();
    while (entries.hasNext() && piece.size() < PIECE) {
      Map.Entry<K, V> entry = entries.next();
      piece.put(entry.getKey(), entry.getValue());
      entries.remove();
    }
    return piece;
  }

  private void keep(Map<Sighted, Instant> people, Map<SightingStore.Day, Integer> counts) {
    var sightings = new ArrayList<Sighting>();
    people.forEach((who, at) -> sightings.add(new Sighting(who.trouble(), who.personId(), at)));
    boolean kept = false;
    try {
      store.add(sightings, counts);
      kept = true;
    } finally {
      if (!kept) {
        takeBack(people, counts);
      }
    }
  }

  private synchronized void takeBack(
      Map<Sighted, Instant> people, Map<SightingStore.Day, Integer> counts) {
    people.forEach(gathered::putIfAbsent);
    counts.forEach((day, number) -> times.merge(day, number, Integer::sum));
  }

  /** Forgets whom nobody counts any more; says how many that were. */
  public int forget() {
    Instant now = clock.instant();
    return store.forgetPeopleBefore(
        rule.map(known -> now.minus(known.window())).orElse(now.plusSeconds(1)));
  }

  /** Forgets how often codes were met before that moment's day; says how many counts that were. */
  public int deleteCountsBefore(Instant moment) {
    return store.deleteCountsBefore(moment.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay());
  }

  /**
   * How often codes were met in a workspace, the most frequent first: counts without persons, by
   * whole days in UTC.
   */
  public List<CodeCount> recentCodes(Conversation workspace, Instant since, int limit) {
    return store.counts(
        workspace.platform(),
        workspace.workspace(),
        since.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay(),
        limit);
  }

  /** Within how much time people are counted; empty where nobody is. */
  public Optional<Duration> window() {
    return rule.map(IncidentRule::window);
  }
}

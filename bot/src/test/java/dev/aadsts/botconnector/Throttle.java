package dev.aadsts.botconnector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts calls in sliding windows. Safe for use by many threads. */
final class Throttle {
  private final List<Limit> limits;
  private final Clock clock;
  private final Map<String, Deque<Instant>> taken = new HashMap<>();

  Throttle(List<Limit> limits, Clock clock) {
    this.limits = List.copyOf(limits);
    this.clock = clock;
  }

  /** Takes a call there; how long to wait where it is one too many. */
  synchronized Optional<Duration> take(String place) {
    Instant now = clock.instant();
    Deque<Instant> calls = taken.computeIfAbsent(place, unused -> new ArrayDeque<>());
    for (Limit limit : limits) {
      List<Instant> within =
          new ArrayList<>(calls)
              .stream().filter(call -> call.isAfter(now.minus(limit.within()))).toList();
      if (within.size() >= limit.most()) {
        Instant free = within.get(within.size() - limit.most()).plus(limit.within());
        return Optional.of(Duration.between(now, free));
      }
    }
    calls.add(now);
    return Optional.empty();
  }
}

package dev.aadsts.bot.delivery.inbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.pace.Turn;
import java.util.List;

/**
 * An event as the queue keeps it. Versions that know less of it, before or beside this one, leave
 * out what stands behind the payload.
 *
 * @param payload empty once the event has been handled or given up
 * @param recordedAt milliseconds since 1970; 0 where it is not known
 * @param attempts how often it was tried in vain
 * @param turns that it has not used yet
 */
record Recorded(
    String id,
    String edge,
    String payload,
    long recordedAt,
    int attempts,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Turn> turns) {

  Recorded {
    turns = List.copyOf(turns);
  }

  static Recorded of(Event event, long at) {
    return new Recorded(event.id(), event.edge(), event.payload(), at, 0, List.of());
  }

  Event event() {
    return new Event(id, edge, payload);
  }

  Turns held() {
    return new Turns(turns);
  }

  Recorded holding(Turns left) {
    return new Recorded(id, edge, payload, recordedAt, attempts, left.held());
  }

  Recorded afterFailure() {
    return new Recorded(id, edge, payload, recordedAt, attempts + 1, turns);
  }

  /** What is left of it: enough to know it again. */
  Recorded tombstone() {
    return new Recorded(id, edge, "", recordedAt, attempts, List.of());
  }

  boolean isTombstone() {
    return payload.isEmpty();
  }
}

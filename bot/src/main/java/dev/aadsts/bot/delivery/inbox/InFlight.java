package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.delivery.inbox.EventRows.Mark;
import dev.aadsts.bot.delivery.inbox.EventRows.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that this process handles at once, without looking for them in the queue. Their rows
 * are held: due only when this process has not been heard of for a while, and then anybody's. A
 * bounded number; what does not fit waits in the queue. Safe for use by many threads.
 */
final class InFlight implements AutoCloseable {
  /** Together with the longest payload, a bound on memory. */
  static final int MOST = 1000;

  // More at once only slow each other down, and the recording of what comes in.
  static final int AT_ONCE = 128;
  private static final int LONGEST = 64 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

  private final EventRows rows;
  private final EventSerializer serializer;
  private final Clock clock;
  private final InboxPace pace;
  private final Alarm alarm;
  private final Function<Recorded, AttemptResult> handling;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("event-", 0).factory());
  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private volatile boolean open;
  // By the one chore that calls hold, again and again.
  private CompletableFuture<Boolean> lastHold = CompletableFuture.completedFuture(true);

  /**
   * @param alarm set for what is to come back
   * @param handling handles an event; never throws
   */
  InFlight(
      EventRows rows,
      EventSerializer serializer,
      Clock clock,
      InboxPace pace,
      Alarm alarm,
      Function<Recorded, AttemptResult> handling) {
    this.rows = rows;
    this.serializer = serializer;
    this.clock = clock;
    this.pace = pace;
    this.alarm = alarm;
    this.handling = handling;
  }

  private record Held(Recorded recorded, CompletableFuture<AttemptResult> result) {}

  /** Begins to take events. */
  void start() {
    open = true;
  }

  /**
   * Records an event and handles it, if it is new.
   *
   * @return empty where there is no room; else completed with whether it is new
   */
  Optional<CompletableFuture<Boolean>> take(Recorded recorded) {
    return hasPlaceFor(recorded) ? Optional.of(add(recorded)) : Optional.empty();
  }

  /**
   * Records an event with the next commit, or when {@link EventRows#hurry} is called, and handles
   * it, if it is new. An event that is certainly new is handled at once, and recorded with what its
   * handling writes first, before its answer goes out. In a burst of more rows than one commit
   * takes, the receipts of its answer may come first; they keep a second delivery, too, from being
   * answered again. After a crash before either, nothing is known of the event, and the platform,
   * which was not told that it arrived, delivers it again.
   *
   * @return empty where there is no room; else completed with whether it is new
   */
  Optional<CompletableFuture<Boolean>> takeBeforeRecorded(Recorded recorded) {
    if (!hasPlaceFor(recorded)) {
      return Optional.empty();
    }
    // Whoever has to wait for room is recorded meanwhile.
    if (room.availablePermits() > 0) {
      Optional<CompletableFuture<Boolean>> adding = rows.addWithNext(row(recorded));
      if (adding.isPresent()) {
        begin(recorded);
        return adding;
      }
    }
    return Optional.of(add(recorded));
  }

  private boolean hasPlaceFor(Recorded recorded) {
    return open && held.size() < MOST && recorded.payload().length() <= LONGEST;
  }

  private Row row(Recorded recorded) {
    return new Row(recorded.id(), serializer.serialize(recorded), heldUntil(), Mark.HELD);
  }

  // Handled once it is recorded: until it is known to be new, its row may be one that another
  // process has in hand.
  private CompletableFuture<Boolean> add(Recorded recorded) {
    return rows.add(row(recorded))
        .whenComplete(
            (isNew, failure) -> {
              if (failure == null && isNew) {
                begin(recorded);
              }
            });
  }

  /**
   * What becomes of an event, known once this is closed at the latest; empty where the event is not
   * in hand.
   */
  Optional<CompletableFuture<AttemptResult>> result(String id) {
    return Optional.ofNullable(held.get(id)).map(Held::result);
  }

  /** Says of each event in hand that this process lives. */
  void hold() {
    if (!lastHold.isDone()) {
      return; // The store is behind; more of these would be in its way.
    }
    Instant until = heldUntil();
    Instant old = clock.instant().minus(pace.heartbeat());
    for (Held mine : held.values()) {
      if (mine.recorded().recordedAt() <= old.toEpochMilli()) {
        lastHold = rows.hold(mine.recorded().id(), until);
      }
    }
  }

  /**
   * Whether an event is still ours: after a pause of this whole process, another one may have taken
   * it.
   */
  boolean isStillOurs(Recorded recorded) {
    try {
      return rows.hold(recorded.id(), heldUntil()).join();
    } catch (RuntimeException e) {
      LOG.debug("Nobody knows whose event {} is", recorded.id(), e);
      return false;
    }
  }

  /** Takes no more, waits for what is being handled, and gives back the rest. */
  @Override
  public void close() {
    open = false;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(pace.drain().toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    held.values().stream().filter(mine -> !mine.result().isDone()).forEach(this::giveBack);
    rows.settle();
  }

  private void begin(Recorded recorded) {
    var mine = new Held(recorded, new CompletableFuture<>());
    held.put(recorded.id(), mine);
    try {
      threads.execute(() -> handle(mine));
    } catch (RejectedExecutionException e) { // Closed in this very moment.
      giveBack(mine);
    }
  }

  private void handle(Held mine) {
    Recorded recorded = mine.recorded();
    if (!hasRoom()) {
      return; // It is given back.
    }
    EventMark.put(recorded.id());
    try {
      AttemptResult result = handling.apply(recorded);
      mine.result().complete(result);
      var unused = settle(mine, after(recorded, result)).thenRun(() -> wakeFor(result));
    } finally {
      EventMark.remove();
      room.release();
    }
  }

  private void wakeFor(AttemptResult result) {
    if (result instanceof AttemptResult.Later later) {
      alarm.after(later.after());
    }
  }

  private boolean hasRoom() {
    try {
      room.acquire();
      return true;
    } catch (InterruptedException e) { // Closing.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Row after(Recorded recorded, AttemptResult result) {
    return switch (result) {
      case AttemptResult.Later(var kept, var wait) ->
          new Row(
              recorded.id(), serializer.serialize(kept), clock.instant().plus(wait), Mark.WAITS);
      case AttemptResult.Handled handled -> tombstone(recorded);
      case AttemptResult.Dead dead -> tombstone(recorded);
    };
  }

  private Row tombstone(Recorded recorded) {
    return new Row(
        recorded.id(),
        serializer.serialize(recorded.tombstone()),
        clock.instant().plus(pace.tombstone()).plus(pace.sweeping().multipliedBy(2)),
        Mark.HANDLED);
  }

  private void giveBack(Held mine) {
    Recorded recorded = mine.recorded();
    // Where the clock was put forward, the backlog waits for what becomes of this event, and cannot
    // stop before it knows.
    mine.result().complete(new AttemptResult.Later(recorded, Duration.ZERO));
    var unused =
        settle(
            mine,
            new Row(recorded.id(), serializer.serialize(recorded), clock.instant(), Mark.WAITS));
  }

  private CompletableFuture<Boolean> settle(Held mine, Row row) {
    return rows.replace(row).whenComplete((ours, failure) -> held.remove(row.id(), mine));
  }

  private Instant heldUntil() {
    return clock.instant().plus(pace.lease());
  }
}

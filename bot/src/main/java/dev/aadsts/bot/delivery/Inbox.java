package dev.aadsts.bot.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records received events durably, each once, and has their edges handle them. What was recorded is
 * handled, after a crash too; a row stays behind for a while, so that a late second delivery is
 * still known. What cannot be handled becomes a {@link DeadLetter}. Safe for use by many threads
 * and by several processes on one database.
 */
public final class Inbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final String TASK = "event";
  private static final int THREADS = 64;
  private final EventRows rows;
  private final Map<String, EventHandler> handlers;
  private final DeadLetters deadLetters;
  private final DeliveryMetrics metrics;
  private final Clock clock;
  private final InboxPace pace;
  private final Attempt attempt;
  private final EventSerializer serializer = new EventSerializer();
  private final Alarm alarm;
  private final InHand inHand;
  private final Waiting waiting = new Waiting();
  private final CustomTask<Recorded> task;
  private final Scheduler scheduler;
  private final ScheduledExecutorService chores =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("inbox").daemon().factory());

  /**
   * @param handlers by the name of their edge
   */
  public Inbox(
      EventRows rows,
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock) {
    this(rows, handlers, deadLetters, metrics, clock, InboxPace.NORMAL);
  }

  Inbox(
      EventRows rows,
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock,
      InboxPace pace) {
    this.rows = rows;
    this.handlers = Map.copyOf(handlers);
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.clock = clock;
    this.pace = pace;
    this.attempt = new Attempt(this.handlers, pace);
    this.task =
        Tasks.custom(TASK, Recorded.class)
            .onFailure(this::unreadable)
            .onDeadExecutionRevive()
            .execute(this::execute);
    this.alarm = new Alarm(chores, clock, this::look);
    this.inHand = new InHand(rows, serializer, clock, pace, alarm, this::handleNew);
    this.scheduler =
        Scheduler.create(rows.dataSource(), task)
            .serializer(serializer)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .threads(THREADS)
            .pollingInterval(pace.polling())
            // What is fetched waits for the store, so no more than can be handled.
            .pollUsingFetch(0.5, 1.0)
            .heartbeatInterval(pace.heartbeat())
            .missedHeartbeatsLimit(InboxPace.MISSED_HEARTBEATS)
            .shutdownMaxWait(pace.drain())
            .enableImmediateExecution()
            // One clock for when something is due and for what is due, or nothing ever is.
            .clock(clock::instant)
            // We log each failure ourselves, once.
            .failureLogging(LogLevel.OFF, false)
            .build();
  }

  /** Begins to handle what is and will be recorded. */
  public void start() {
    scheduler.start();
    inHand.start();
    every(pace.heartbeat(), inHand::hold);
    every(pace.sweeping(), this::sweep);
  }

  private void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  private void every(Duration time, Runnable chore) {
    // They are caught, so the future has nothing to say.
    var unused =
        chores.scheduleWithFixedDelay(
            () -> {
              try {
                chore.run();
              } catch (RuntimeException e) { // Thrown, it would end the schedule.
                LOG.warn("A chore of the queue failed; it is tried again in {}", time, e);
              }
            },
            time.toMillis(),
            time.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    Instant due = clock.instant().plus(pace.sweeping().multipliedBy(2));
    int more;
    do {
      more = rows.forgetHandled(due);
    } while (more > 0);
  }

  /**
   * Records an event; once this returns, it will be handled whatever happens to this process. What
   * the thread logs from now on has its {@linkplain EventMark mark}.
   *
   * @param event of a known edge, with a payload: an empty one is the mark of a handled event
   * @return false if it was recorded before
   */
  public boolean record(Event event) {
    try {
      return begin(event, Duration.ZERO).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * The same, for somebody who waits.
   *
   * @throws NotRecordedException if it has not been recorded by then; it may be, later
   */
  public boolean record(Event event, Duration within) throws NotRecordedException {
    return Patience.await(begin(event, Duration.ZERO), within);
  }

  private CompletableFuture<Boolean> begin(Event event, Duration rest) {
    if (!handlers.containsKey(event.edge())) {
      throw new IllegalArgumentException("No edge handles events of '" + event.edge() + "'");
    }
    if (event.payload().isEmpty()) {
      throw new IllegalArgumentException("Event " + event.id() + " has no payload");
    }
    EventMark.put(event.id());
    Recorded recorded = Recorded.of(event, clock.millis());
    return inHand
        .take(recorded, rest)
        .orElseGet(() -> leaveToScheduler(recorded, rest))
        .thenApply(isNew -> counted(recorded, isNew));
  }

  /**
   * The same, for somebody whom no thread waits for.
   *
   * @return failed with a {@link NotRecordedException} if it has not been recorded by then; whoever
   *     goes on from there holds up what others want to record
   */
  public CompletableFuture<Boolean> recording(Event event, Duration within) {
    return recording(event, within, Duration.ZERO);
  }

  /**
   * The same for what is to be handled a moment later.
   *
   * @param rest at least so long; while it rests, it keeps no other event waiting
   */
  public CompletableFuture<Boolean> recording(Event event, Duration within, Duration rest) {
    return waiting.atMost(within, event.id(), begin(event, rest));
  }

  /**
   * Notes an event that is answered within its request: nothing is left to handle, but a second
   * delivery is known, and that it came is as durable as of any other.
   *
   * @return completed with false if it was known before; failed as {@link #recording}
   */
  public CompletableFuture<Boolean> noting(String eventId, String edge, Duration within) {
    EventMark.put(eventId);
    Recorded recorded = Recorded.of(new Event(eventId, edge, ""), clock.millis());
    return waiting.atMost(
        within,
        eventId,
        rows.add(inHand.tombstone(recorded)).thenApply(isNew -> counted(recorded, isNew)));
  }

  private boolean counted(Recorded recorded, boolean isNew) {
    metrics.received(recorded.edge(), isNew);
    LOG.debug("{} {}", isNew ? "Recorded" : "Known already:", recorded.id());
    return isNew;
  }

  private CompletableFuture<Boolean> leaveToScheduler(Recorded recorded, Duration rest) {
    var row =
        new EventRows.Row(
            recorded.id(),
            serializer.serialize(recorded),
            clock.instant().plus(rest),
            EventRows.Mark.WAITS);
    return rows.add(row)
        .thenApply(
            isNew -> {
              if (isNew) {
                lookAfter(rest);
              }
              return isNew;
            });
  }

  private void lookAfter(Duration rest) {
    if (rest.isZero()) {
      look();
    } else {
      alarm.after(rest);
    }
  }

  /**
   * Waits for what is being handled, for at most 20 seconds; the rest is handled at the next start.
   */
  @Override
  public void close() {
    chores.shutdownNow();
    Thread stopping = Thread.ofVirtual().name("inbox-stop").start(scheduler::stop);
    inHand.close();
    waiting.close();
    try {
      stopping.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Fate handleNew(Recorded recorded) {
    Fate fate = attempt.atNew(recorded);
    switch (fate) {
      case Fate.Handled() -> replied(recorded);
      case Fate.Later later -> later(recorded, later);
      case Fate.Dead dead -> {
        if (inHand.isStillOurs(recorded)) {
          return giveUp(recorded, dead).<Fate>map(later -> later).orElse(dead);
        }
      }
    }
    return fate;
  }

  private CompletionHandler<Recorded> execute(
      TaskInstance<Recorded> instance, ExecutionContext context) {
    Recorded recorded = instance.getData();
    if (recorded.isTombstone()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    EventMark.put(recorded.id());
    try {
      // It may be in hand, if the clock was put forward.
      Optional<CompletableFuture<Fate>> inHand = this.inHand.fate(recorded.id());
      return inHand.isPresent()
          ? afterAnother(recorded, inHand.get().join())
          : completion(recorded, attempt.at(recorded));
    } finally {
      EventMark.remove();
    }
  }

  private CompletionHandler<Recorded> completion(Recorded recorded, Fate fate) {
    return switch (fate) {
      case Fate.Handled() -> {
        replied(recorded);
        yield (complete, operations) -> bury(recorded, complete, operations);
      }
      case Fate.Later later -> {
        later(recorded, later);
        yield (complete, operations) -> comeBack(later, complete, operations);
      }
      case Fate.Dead dead ->
          (complete, operations) -> {
            Optional<Fate.Later> again = giveUp(recorded, dead);
            if (again.isPresent()) {
              comeBack(again.get(), complete, operations);
            } else {
              bury(recorded, complete, operations);
            }
          };
    };
  }

  private CompletionHandler<Recorded> afterAnother(Recorded recorded, Fate fate) {
    return (complete, operations) -> {
      if (fate instanceof Fate.Later later) {
        comeBack(later, complete, operations);
      } else {
        bury(recorded, complete, operations);
      }
    };
  }

  private void later(Recorded recorded, Fate.Later later) {
    if (later.recorded().attempts() > recorded.attempts()) {
      metrics.retried(recorded.edge());
    }
  }

  private void comeBack(
      Fate.Later later, ExecutionComplete complete, ExecutionOperations<Recorded> operations) {
    rows.settle();
    operations.reschedule(complete, clock.instant().plus(later.after()), later.recorded());
    alarm.after(later.after());
  }

  private void replied(Recorded recorded) {
    if (recorded.recordedAt() > 0) {
      long took = Math.max(0, clock.millis() - recorded.recordedAt());
      metrics.replied(recorded.edge(), Duration.ofMillis(took));
    }
  }

  private void bury(
      Recorded recorded, ExecutionComplete complete, ExecutionOperations<Recorded> operations) {
    rows.settle();
    operations.reschedule(complete, clock.instant().plus(pace.tombstone()), recorded.tombstone());
  }

  // Whatever happens while an event is handled is a fate of its own: what fails here is reading it.
  private void unreadable(ExecutionComplete complete, ExecutionOperations<Recorded> operations) {
    var nameless = new Recorded(complete.getExecution().taskInstance.getId(), "", "", 0, 0, null);
    var cause = complete.getCause().orElseThrow();
    var unused = giveUp(nameless, new Fate.Dead(DeadLetter.Reason.UNREADABLE, cause));
    bury(nameless, complete, operations);
  }

  /** Empty once the person knows; else it comes back, as a store that is too busy now may be. */
  private Optional<Fate.Later> giveUp(Recorded recorded, Fate.Dead dead) {
    EventMark.put(recorded.id());
    try {
      String incident = Incident.newId();
      LOG.error(
          "Incident {}: gave up on event {} after {} attempts ({})",
          incident,
          recorded.id(),
          recorded.attempts() + 1,
          dead.reason(),
          dead.cause());
      Recorded after = recorded.afterFailure();
      if (!tell(recorded, incident) && after.attempts() < Attempt.MOST) {
        return Optional.of(new Fate.Later(after, pace.withJitter(pace.backoff(after.attempts()))));
      }
      metrics.dead(recorded.edge(), dead.reason());
      keep(
          new DeadLetter(incident, recorded.id(), recorded.edge(), dead.reason(), clock.instant()));
      return Optional.empty();
    } finally {
      EventMark.remove();
    }
  }

  private void keep(DeadLetter letter) {
    try {
      deadLetters.keep(letter);
    } catch (RuntimeException e) {
      LOG.error("Incident {}: the dead letter could not be kept", letter.incident(), e);
    }
  }

  private boolean tell(Recorded recorded, String incident) {
    EventHandler handler = handlers.get(recorded.edge());
    if (handler == null) {
      return true;
    }
    try {
      handler.gaveUp(recorded.event(), incident);
      return true;
    } catch (RuntimeException e) {
      LOG.error("Incident {}: could not tell the person of event {}", incident, recorded.id(), e);
      return false;
    }
  }
}

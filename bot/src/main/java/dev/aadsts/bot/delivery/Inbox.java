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
import java.util.Map;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
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
  // The shortest limit that the library allows.
  private static final int MISSED_HEARTBEATS = 4;

  private final Map<String, EventHandler> handlers;
  private final DeadLetters deadLetters;
  private final DeliveryMetrics metrics;
  private final Clock clock;
  private final InboxPace pace;
  private final Attempt attempt;
  private final Patience patience = new Patience();
  private final CustomTask<Recorded> task;
  private final Scheduler scheduler;

  /**
   * @param handlers by the name of their edge
   */
  public Inbox(
      DataSource dataSource,
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock) {
    this(dataSource, handlers, deadLetters, metrics, clock, InboxPace.NORMAL);
  }

  Inbox(
      DataSource dataSource,
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock,
      InboxPace pace) {
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
    this.scheduler =
        Scheduler.create(dataSource, task)
            .serializer(new EventSerializer())
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .threads(THREADS)
            .pollingInterval(pace.polling())
            .heartbeatInterval(pace.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
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
  }

  /**
   * Records an event; once this returns, it will be handled whatever happens to this process. What
   * the thread logs from now on has its {@linkplain EventMark mark}.
   *
   * @param event of a known edge, with a payload: an empty one is the mark of a handled event
   * @return false if it was recorded before
   */
  public boolean record(Event event) {
    if (!handlers.containsKey(event.edge())) {
      throw new IllegalArgumentException("No edge handles events of '" + event.edge() + "'");
    }
    if (event.payload().isEmpty()) {
      throw new IllegalArgumentException("Event " + event.id() + " has no payload");
    }
    EventMark.put(event.id());
    Recorded recorded = Recorded.of(event, clock.millis());
    boolean isNew =
        scheduler.scheduleIfNotExists(task.instance(event.id(), recorded), clock.instant());
    metrics.received(event.edge(), isNew);
    LOG.debug("{} {}", isNew ? "Recorded" : "Known already:", event.id());
    return isNew;
  }

  /**
   * The same, for somebody who waits.
   *
   * @throws NotRecordedException if it has not been recorded by then; it may be, later
   */
  public boolean record(Event event, Duration within) throws NotRecordedException {
    EventMark.put(event.id());
    return patience.with(within, () -> record(event));
  }

  /**
   * Waits for what is being handled, for at most 20 seconds; the rest is handled at the next start.
   */
  @Override
  public void close() {
    scheduler.stop();
  }

  private CompletionHandler<Recorded> execute(
      TaskInstance<Recorded> instance, ExecutionContext context) {
    Recorded recorded = instance.getData();
    if (recorded.isTombstone()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    EventMark.put(recorded.id());
    try {
      return completion(recorded, attempt.at(recorded));
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
      case Fate.Later(var kept, var wait) -> {
        if (kept.attempts() > recorded.attempts()) {
          metrics.retried(recorded.edge());
        }
        yield (complete, operations) ->
            operations.reschedule(complete, clock.instant().plus(wait), kept);
      }
      case Fate.Dead(var reason, var cause) ->
          (complete, operations) -> {
            giveUp(recorded, reason, cause);
            bury(recorded, complete, operations);
          };
    };
  }

  private void replied(Recorded recorded) {
    if (recorded.recordedAt() > 0) {
      long took = Math.max(0, clock.millis() - recorded.recordedAt());
      metrics.replied(recorded.edge(), Duration.ofMillis(took));
    }
  }

  private void bury(
      Recorded recorded, ExecutionComplete complete, ExecutionOperations<Recorded> operations) {
    operations.reschedule(complete, clock.instant().plus(pace.tombstone()), recorded.tombstone());
  }

  // Whatever happens while an event is handled is a fate of its own: what fails here is reading it.
  private void unreadable(ExecutionComplete complete, ExecutionOperations<Recorded> operations) {
    var nameless = new Recorded(complete.getExecution().taskInstance.getId(), "", "", 0, 0, null);
    giveUp(nameless, DeadLetter.Reason.UNREADABLE, complete.getCause().orElseThrow());
    bury(nameless, complete, operations);
  }

  private void giveUp(Recorded recorded, DeadLetter.Reason reason, Throwable cause) {
    EventMark.put(recorded.id());
    String incident = Incident.newId();
    metrics.dead(recorded.edge(), reason);
    LOG.error(
        "Incident {}: gave up on event {} after {} attempts ({})",
        incident,
        recorded.id(),
        recorded.attempts() + 1,
        reason,
        cause);
    tell(recorded, incident);
    try {
      deadLetters.keep(
          new DeadLetter(incident, recorded.id(), recorded.edge(), reason, clock.instant()));
    } catch (RuntimeException e) {
      LOG.error("Incident {}: the dead letter could not be kept", incident, e);
    } finally {
      EventMark.remove();
    }
  }

  private void tell(Recorded recorded, String incident) {
    EventHandler handler = handlers.get(recorded.edge());
    if (handler == null) {
      return;
    }
    try {
      handler.gaveUp(recorded.event(), incident);
    } catch (RuntimeException e) {
      // Nobody is left who could do better: the event is forgotten either way.
      LOG.error("Incident {}: could not tell the person of event {}", incident, recorded.id(), e);
    }
  }
}

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
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records received events durably, each once, and has their edges handle them. What was recorded is
 * handled, after a crash too; a row stays behind for a while, so that a late second delivery is
 * still known. Safe for use by many threads and by several processes on one database.
 */
public final class Inbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final String TASK = "event";
  private static final int THREADS = 64;
  private static final int MOST_ATTEMPTS = 6;
  // The shortest limit that the library allows.
  private static final int MISSED_HEARTBEATS = 4;

  private final Map<String, EventHandler> handlers;
  private final Clock clock;
  private final InboxPace pace;
  private final CustomTask<Event> task;
  private final Scheduler scheduler;

  /**
   * @param handlers by the name of their edge
   */
  public Inbox(DataSource dataSource, Map<String, EventHandler> handlers, Clock clock) {
    this(dataSource, handlers, clock, InboxPace.NORMAL);
  }

  Inbox(DataSource dataSource, Map<String, EventHandler> handlers, Clock clock, InboxPace pace) {
    this.handlers = Map.copyOf(handlers);
    this.clock = clock;
    this.pace = pace;
    this.task =
        Tasks.custom(TASK, Event.class)
            .onFailure(this::failed)
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
   * Records an event; once this returns, it will be handled whatever happens to this process.
   *
   * @param event of a known edge, with a payload: an empty one is the mark of a handled event
   * @return false if it was recorded before
   */
  public boolean record(Event event) {
    if (!handlers.containsKey(event.edge())) {
      throw new IllegalArgumentException("No edge handles events of '" + event.edge() + "'");
    }
    if (isTombstone(event)) {
      throw new IllegalArgumentException("Event " + event.id() + " has no payload");
    }
    return scheduler.scheduleIfNotExists(task.instance(event.id(), event), clock.instant());
  }

  /**
   * Waits for what is being handled, for at most 20 seconds; the rest is handled at the next start.
   */
  @Override
  public void close() {
    scheduler.stop();
  }

  private CompletionHandler<Event> execute(TaskInstance<Event> instance, ExecutionContext context) {
    Event event = instance.getData();
    if (isTombstone(event)) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    try {
      handler(event).handle(event);
    } catch (DeliveryException e) {
      throw new NotHandledException(e);
    }
    return this::bury;
  }

  private void bury(ExecutionComplete complete, ExecutionOperations<Event> operations) {
    Event event = (Event) complete.getExecution().taskInstance.getData();
    operations.reschedule(
        complete, clock.instant().plus(pace.tombstone()), new Event(event.id(), event.edge(), ""));
  }

  private static boolean isTombstone(Event event) {
    return event.payload().isEmpty();
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<Event> operations) {
    Event event = (Event) complete.getExecution().taskInstance.getData();
    Throwable cause = cause(complete);
    int attempts = complete.getExecution().consecutiveFailures + 1;
    Optional<Duration> wait = nextAttempt(cause, attempts);
    if (wait.isPresent()) {
      retry(event, attempts, wait.get(), cause);
      operations.reschedule(complete, clock.instant().plus(wait.get()));
    } else {
      giveUp(event, attempts, cause);
      bury(complete, operations);
    }
  }

  private static void retry(Event event, int attempts, Duration wait, Throwable cause) {
    String message = "Event {} not handled at attempt {}, again in {}: {}";
    if (cause instanceof DeliveryException) {
      LOG.warn(message, event.id(), attempts, wait, cause.toString());
    } else {
      LOG.warn(message, event.id(), attempts, wait, cause.toString(), cause);
    }
  }

  private void giveUp(Event event, int attempts, Throwable cause) {
    String incident = Incident.newId();
    LOG.error(
        "Incident {}: gave up on event {} after {} attempts",
        incident,
        event.id(),
        attempts,
        cause);
    EventHandler handler = handlers.get(event.edge());
    if (handler == null) {
      return;
    }
    try {
      handler.gaveUp(event, incident);
    } catch (RuntimeException e) {
      // Nobody is left who could do better: the event is forgotten either way.
      LOG.error("Incident {}: could not tell the person of event {}", incident, event.id(), e);
    }
  }

  private static Throwable cause(ExecutionComplete complete) {
    Throwable cause = complete.getCause().orElseThrow();
    return cause instanceof NotHandledException notHandled ? notHandled.delivery : cause;
  }

  private Optional<Duration> nextAttempt(Throwable cause, int attempts) {
    if (attempts >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    return switch (cause) {
      case DeliveryException delivery
          when delivery.kind() != DeliveryException.Kind.NOT_DELIVERED ->
          Optional.empty();
      case DeliveryException delivery ->
          Optional.of(pace.withJitter(delivery.retryAfter().orElse(pace.backoff(attempts))));
      default -> Optional.of(pace.withJitter(pace.backoff(attempts)));
    };
  }

  private EventHandler handler(Event event) {
    EventHandler handler = handlers.get(event.edge());
    if (handler == null) {
      throw new IllegalStateException("No edge handles events of '" + event.edge() + "' any more");
    }
    return handler;
  }

  private static final class NotHandledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DeliveryException delivery;

    NotHandledException(DeliveryException delivery) {
      super(delivery);
      this.delivery = delivery;
    }
  }
}

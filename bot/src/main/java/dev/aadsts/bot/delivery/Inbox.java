package dev.aadsts.bot.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records received events durably, each once, and has their edges handle them. What was recorded is
 * handled, after a crash too; a row stays behind for a while, so that a late second delivery is
 * still known. Safe for use by many threads and by several processes on one database.
 */
public final class Inbox implements AutoCloseable {
  /** How long a handled event is remembered. Slack was seen to deliver again after six minutes. */
  static final Duration TOMBSTONE = Duration.ofHours(2);

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final String TASK = "event";
  private static final int THREADS = 64;
  private static final int MOST_ATTEMPTS = 6;
  // A process that has not been heard of for three of these is taken for dead, and its events go
  // to another: the shortest limit the library allows is four missed beats.
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final Map<String, EventHandler> handlers;
  private final Clock clock;
  private final CustomTask<Event> task;
  private final Scheduler scheduler;

  /**
   * @param handlers by the name of their edge
   */
  public Inbox(DataSource dataSource, Map<String, EventHandler> handlers, Clock clock) {
    this.handlers = Map.copyOf(handlers);
    this.clock = clock;
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
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(DRAIN)
            .enableImmediateExecution()
            .build();
  }

  /** Begins to handle what is and will be recorded. */
  public void start() {
    scheduler.start();
  }

  /**
   * Records an event; once this returns, it will be handled whatever happens to this process.
   *
   * @return false if it was recorded before
   */
  public boolean record(Event event) {
    if (!handlers.containsKey(event.edge())) {
      throw new IllegalArgumentException("No edge handles events of '" + event.edge() + "'");
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
        complete, clock.instant().plus(TOMBSTONE), new Event(event.id(), event.edge(), ""));
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
      LOG.warn(
          "Event {} not handled at attempt {}, again in {}: {}",
          event.id(),
          attempts,
          wait.get(),
          cause.toString());
      operations.reschedule(complete, Instant.now(clock).plus(wait.get()));
      return;
    }
    String incident = Incident.newId();
    LOG.error(
        "Incident {}: gave up on event {} after {} attempts",
        incident,
        event.id(),
        attempts,
        cause);
    try {
      handler(event).gaveUp(event, incident);
    } finally {
      bury(complete, operations);
    }
  }

  private static Throwable cause(ExecutionComplete complete) {
    Throwable cause = complete.getCause().orElseThrow();
    return cause instanceof NotHandledException notHandled ? notHandled.delivery : cause;
  }

  private static Optional<Duration> nextAttempt(Throwable cause, int attempts) {
    boolean hopeless =
        cause instanceof DeliveryException delivery
            && delivery.kind() != DeliveryException.Kind.NOT_DELIVERED;
    if (hopeless || attempts >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    Duration backoff = Duration.ofSeconds(1L << (2 * (attempts - 1)));
    Duration asked =
        cause instanceof DeliveryException delivery
            ? delivery.retryAfter().orElse(backoff)
            : backoff;
    // Jitter, so that those who were turned away together do not come back together.
    return Optional.of(asked.plusMillis(ThreadLocalRandom.current().nextLong(500)));
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

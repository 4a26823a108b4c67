package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.EventMark;
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
import java.util.function.Function;
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
  private final EventRows rows;
  private final Map<String, EventHandler> handlers;
  private final DeliveryMetrics metrics;
  private final Clock clock;
  private final InboxPace pace;
  private final Duration patience;
  private final Attempt attempt;
  private final GivingUp givingUp;
  private final EventSerializer serializer = new EventSerializer();
  private final Alarm alarm;
  private final InFlight inFlight;
  private final RecordTimeouts timeouts;
  private final Backlog backlog;
  // Two: one waits for the store while it tidies up, and nobody must take us for dead meanwhile.
  private final ScheduledExecutorService chores =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("inbox").daemon().factory());

  /**
   * @param handlers by the name of their edge
   */
  public Inbox(
      EventRows rows,
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock) {
    this(rows, handlers, deadLetters, metrics, clock, TimeLimiter.FOR_A_PERSON);
  }

  /**
   * An inbox for people who wait for longer or shorter than usual.
   *
   * @param handlers by the name of their edge
   * @param patience how long somebody who pressed or typed a command waits for a word at most
   */
  public Inbox(
      EventRows rows,
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock,
      Duration patience) {
    this(rows, handlers, deadLetters, metrics, clock, InboxPace.NORMAL, patience);
  }

  Inbox(
      EventRows rows,
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock,
      InboxPace pace) {
    this(rows, handlers, deadLetters, metrics, clock, pace, TimeLimiter.FOR_A_PERSON);
  }

  private Inbox(
      EventRows rows,
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock,
      InboxPace pace,
      Duration patience) {
    this.rows = rows;
    this.handlers = Map.copyOf(handlers);
    this.metrics = metrics;
    this.clock = clock;
    this.pace = pace;
    this.patience = patience;
    this.attempt = new Attempt(this.handlers, metrics, clock, pace);
    this.givingUp = new GivingUp(this.handlers, deadLetters, metrics, clock, pace);
    this.timeouts = new RecordTimeouts(rows::hurry);
    this.alarm = new Alarm(chores, clock, this::look);
    this.inFlight = new InFlight(rows, serializer, clock, pace, alarm, this::handleNew);
    this.backlog = new Backlog(rows, serializer, attempt, givingUp, inFlight, alarm, clock, pace);
  }

  /** Begins to handle what is and will be recorded. */
  public void start() {
    backlog.start();
    inFlight.start();
    every(pace.heartbeat(), inFlight::hold);
    every(pace.sweeping(), this::sweep);
  }

  private void look() {
    backlog.look();
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

  /** How long somebody who pressed or typed a command waits for a word at most. */
  public Duration patience() {
    return patience;
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
      return begin(event, inFlight::take).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Records an event; fails if it is not durable within that time. Once this returns, it will be
   * handled whatever happens to this process.
   *
   * @return false if it was recorded before
   * @throws NotRecordedException if that fails or takes longer; it may be recorded later all the
   *     same
   */
  public boolean record(Event event, Duration within) throws NotRecordedException {
    return TimeLimiter.await(begin(event, inFlight::take), within);
  }

  private CompletableFuture<Boolean> begin(
      Event event, Function<Recorded, Optional<CompletableFuture<Boolean>>> hand) {
    if (!handlers.containsKey(event.edge())) {
      throw new IllegalArgumentException("No edge handles events of '" + event.edge() + "'");
    }
    if (event.payload().isEmpty()) {
      throw new IllegalArgumentException("Event " + event.id() + " has no payload");
    }
    EventMark.put(event.id());
    Recorded recorded = Recorded.of(event, clock.millis());
    return hand.apply(recorded)
        .orElseGet(() -> leaveToScheduler(recorded))
        .thenApply(isNew -> counted(recorded, isNew));
  }

  /**
   * Records an event; no thread waits for that. It may be handled before it is recorded. Its
   * receipts are recorded before anything is said because of it, and so, as a rule, is the event
   * itself.
   *
   * @return completed with whether it is new; failed with a {@link NotRecordedException} if it has
   *     not been recorded within that time. What is chained to it holds up what others want to
   *     record
   */
  public CompletableFuture<Boolean> recording(Event event, Duration within) {
    return timeouts.atMost(within, event.id(), begin(event, inFlight::takeBeforeRecorded));
  }

  /**
   * Counts an event that the response to its request answers. It leaves nothing to do and nothing
   * to repeat, so nothing of it is kept: delivered again it is answered again.
   */
  public void answered(String eventId, String edge) {
    EventMark.put(eventId);
    metrics.received(edge, true);
    LOG.debug("Answered at once: {}", eventId);
  }

  private boolean counted(Recorded recorded, boolean isNew) {
    metrics.received(recorded.edge(), isNew);
    LOG.debug("{} {}", isNew ? "Recorded" : "Known already:", recorded.id());
    return isNew;
  }

  private CompletableFuture<Boolean> leaveToScheduler(Recorded recorded) {
    var row =
        new EventRows.Row(
            recorded.id(), serializer.serialize(recorded), clock.instant(), EventRows.Mark.WAITS);
    return rows.add(row)
        .thenApply(
            isNew -> {
              if (isNew) {
                look();
              }
              return isNew;
            });
  }

  /**
   * Waits for what is being handled, for at most 20 seconds; the rest is handled at the next start.
   */
  @Override
  public void close() {
    Thread stopping = Thread.ofVirtual().name("inbox-stop").start(backlog::stop);
    inFlight.close();
    chores.shutdownNow(); // What is still being handled was kept from others until now.
    timeouts.close();
    try {
      stopping.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private AttemptResult handleNew(Recorded recorded) {
    AttemptResult result = attempt.atNew(recorded);
    return result instanceof AttemptResult.Dead dead && inFlight.isStillOurs(recorded)
        ? givingUp.of(recorded, dead).<AttemptResult>map(later -> later).orElse(dead)
        : result;
  }
}

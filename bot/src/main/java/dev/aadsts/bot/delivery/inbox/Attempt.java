package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.Turns;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has an edge handle an event, judges how that went, and counts it. For many threads. */
final class Attempt {
  static final int MOST = 6;

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final Map<String, EventHandler> handlers;
  private final DeliveryMetrics metrics;
  private final Clock clock;
  private final InboxPace pace;

  Attempt(
      Map<String, EventHandler> handlers, DeliveryMetrics metrics, Clock clock, InboxPace pace) {
    this.handlers = handlers;
    this.metrics = metrics;
    this.clock = clock;
    this.pace = pace;
  }

  /** The first one, right after it was recorded. */
  AttemptResult atNew(Recorded recorded) {
    return at(recorded, Turns.ofNewEvent());
  }

  AttemptResult at(Recorded recorded) {
    return at(recorded, recorded.held());
  }

  private AttemptResult at(Recorded recorded, Turns turns) {
    AttemptResult result = made(recorded, turns);
    if (result instanceof AttemptResult.Handled) {
      replied(recorded);
    } else if (result instanceof AttemptResult.Later later
        && later.recorded().attempts() > recorded.attempts()) {
      metrics.retried(recorded.edge());
    }
    return result;
  }

  private void replied(Recorded recorded) {
    if (recorded.recordedAt() > 0) {
      long took = Math.max(0, clock.millis() - recorded.recordedAt());
      metrics.replied(recorded.edge(), Duration.ofMillis(took));
    }
  }

  private AttemptResult made(Recorded recorded, Turns turns) {
    try {
      handler(recorded).handle(recorded.event(), turns);
      return new AttemptResult.Handled();
    } catch (DeliveryException e) {
      return e.kind() == DeliveryException.Kind.NOT_YET
          ? new AttemptResult.Later(recorded.holding(turns), e.retryAfter().orElse(Duration.ZERO))
          : failed(recorded.holding(turns).afterFailure(), e);
    } catch (Throwable e) { // An error too must neither lose the event nor try it for ever.
      return failed(recorded.holding(turns).afterFailure(), e);
    }
  }

  private AttemptResult failed(Recorded recorded, Throwable cause) {
    Optional<Duration> wait = nextAttempt(cause, recorded.attempts());
    if (wait.isEmpty()) {
      return new AttemptResult.Dead(reason(recorded, cause), cause);
    }
    String message = "Event {} not handled at attempt {}, again in {}: {}";
    if (cause instanceof DeliveryException) {
      LOG.warn(message, recorded.id(), recorded.attempts(), wait.get(), cause.toString());
    } else {
      LOG.warn(message, recorded.id(), recorded.attempts(), wait.get(), cause.toString(), cause);
    }
    return new AttemptResult.Later(recorded, wait.get());
  }

  private Optional<Duration> nextAttempt(Throwable cause, int attempts) {
    if (attempts >= MOST) {
      return Optional.empty();
    }
    return switch (cause) {
      case DeliveryException delivery when delivery.kind() == DeliveryException.Kind.UNCERTAIN ->
          delivery.retryAfter().map(pace::withJitter);
      case DeliveryException delivery when delivery.kind() == DeliveryException.Kind.REFUSED ->
          Optional.empty();
      case DeliveryException delivery ->
          Optional.of(pace.withJitter(delivery.retryAfter().orElse(pace.backoff(attempts))));
      default -> Optional.of(pace.withJitter(pace.backoff(attempts)));
    };
  }

  private DeadLetter.Reason reason(Recorded recorded, Throwable cause) {
    if (!handlers.containsKey(recorded.edge())) {
      return DeadLetter.Reason.NO_EDGE;
    }
    if (!(cause instanceof DeliveryException delivery)) {
      return DeadLetter.Reason.BROKEN;
    }
    return switch (delivery.kind()) {
      case REFUSED -> DeadLetter.Reason.REFUSED;
      case UNCERTAIN -> DeadLetter.Reason.UNCERTAIN;
      case NOT_DELIVERED, NOT_YET -> DeadLetter.Reason.NOT_DELIVERED;
    };
  }

  // Another process, of a newer configuration, may have recorded it and take it at the next try.
  private EventHandler handler(Recorded recorded) {
    EventHandler handler = handlers.get(recorded.edge());
    if (handler == null) {
      throw new IllegalStateException(
          "No edge handles events of '" + recorded.edge() + "' any more");
    }
    return handler;
  }
}

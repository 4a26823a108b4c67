package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.delivery.Incident;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives events up: the person is told, and what happened is kept, without what was said. Safe for
 * use by many threads.
 */
final class GivingUp {
  private static final Logger LOG = LoggerFactory.getLogger(GivingUp.class);

  private final Map<String, EventHandler> handlers;
  private final DeadLetters deadLetters;
  private final DeliveryMetrics metrics;
  private final Clock clock;
  private final InboxPace pace;

  GivingUp(
      Map<String, EventHandler> handlers,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock,
      InboxPace pace) {
    this.handlers = handlers;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.clock = clock;
    this.pace = pace;
  }

  /**
   * Tells the person, and keeps what happened as a dead letter; empty then. Where the person cannot
   * be told for now, says when to try again.
   */
  Optional<AttemptResult.Later> of(Recorded recorded, AttemptResult.Dead dead) {
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
        return Optional.of(
            new AttemptResult.Later(after, pace.withJitter(pace.backoff(after.attempts()))));
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
    } catch (DeliveryException e) {
      LOG.warn(
          "Incident {}: could not tell the person of event {}: {}",
          incident,
          recorded.id(),
          e.getMessage());
      // Tried again even where it may have arrived: to be told twice is better than never. A
      // refusal means that there is nobody to tell.
      return e.kind() == DeliveryException.Kind.REFUSED;
    } catch (RuntimeException | Error e) { // Or the event would be in hand for ever.
      LOG.error("Incident {}: could not tell the person of event {}", incident, recorded.id(), e);
      return false;
    }
  }
}

package dev.aadsts.bot.delivery.outbox;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.outbox.Receipts.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Sends each message of a reply once, however often the event that caused it is handled. Creating a
 * message is not repeated where nobody knows whether the first attempt arrived: a missing reply is
 * asked for again, a double one costs trust. Where the platform can be asked for the message, it
 * is: Slack can, in conversations that we may read; Teams has no such question, so what is
 * uncertain there stays so. Safe for use by many threads.
 */
public final class Outbox {
  /** So long after an attempt a message is there that a platform took in the end. */
  static final Duration SETTLED = Duration.ofSeconds(10);

  private final Receipts receipts;
  private final Clock clock;

  public Outbox(Receipts receipts, Clock clock) {
    this.receipts = receipts;
    this.clock = clock;
  }

  /** A message on its way to a platform. */
  @FunctionalInterface
  public interface Message {
    /** Sends it, and returns the platform's id of the new message. */
    String send() throws DeliveryException;

    /**
     * Looks whether an earlier attempt to send it arrived.
     *
     * @param begun when that attempt began
     */
    default Trace trace(Instant begun) throws DeliveryException {
      return new Trace.Unknown();
    }
  }

  /** What a platform says of an earlier attempt. */
  public sealed interface Trace {
    /** The message is there. */
    record Found(String messageId) implements Trace {}

    /** It is not there, at least not now. */
    record NotThere() implements Trace {}

    /** The platform does not tell. */
    record Unknown() implements Trace {}
  }

  /**
   * The platform's id of a message that was delivered before. Does not ask the store at the first
   * attempt, before which nothing was.
   *
   * @param turns of that event
   */
  public Optional<String> delivered(Turns turns, String eventId, String part) {
    return turns.firstAttempt() ? Optional.empty() : delivered(eventId, part);
  }

  /** The platform's id of a message that was delivered before. Asks the store in any case. */
  public Optional<String> delivered(String eventId, String part) {
    return receipts.find(eventId, part).flatMap(Receipt::messageId);
  }

  /**
   * Sends a message unless that was done before.
   *
   * @param part names the message within the reply to that event
   * @return the platform's id of the message, from now or from before
   * @throws DeliveryException if it was not delivered, or it is uncertain whether it was; where
   *     asking again later may tell, it says when
   */
  public String once(String eventId, String part, Message message) throws DeliveryException {
    Instant begun = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Receipt> before = receipts.begin(eventId, part, begun);
    if (before.isEmpty()) {
      return send(eventId, part, message, begun);
    }
    return before.get().messageId().isPresent()
        ? before.get().messageId().get()
        : settle(eventId, part, message, before.get().begun());
  }

  private String send(String eventId, String part, Message message, Instant begun)
      throws DeliveryException {
    try {
      String id = message.send();
      receipts.delivered(eventId, part, id);
      return id;
    } catch (DeliveryException e) {
      if (e.kind() == Kind.UNCERTAIN) {
        return settle(eventId, part, message, begun);
      }
      receipts.notDelivered(eventId, part, begun);
      throw e;
    }
  }

  private String settle(String eventId, String part, Message message, Instant begun)
      throws DeliveryException {
    String unclear = "An attempt to send " + part + " has no known end";
    switch (trace(message, begun, unclear)) {
      case Trace.Found(var id) -> {
        receipts.delivered(eventId, part, id);
        return id;
      }
      case Trace.Unknown() -> throw new DeliveryException(Kind.UNCERTAIN, unclear);
      case Trace.NotThere() -> {
        Duration left = Duration.between(clock.instant(), begun.plus(SETTLED));
        if (left.isPositive()) {
          throw new DeliveryException(Kind.UNCERTAIN, Optional.of(left), unclear);
        }
        receipts.notDelivered(eventId, part, begun);
        return once(eventId, part, message);
      }
    }
  }

  // That we cannot ask now tells nothing of the message.
  private static Trace trace(Message message, Instant begun, String unclear)
      throws DeliveryException {
    try {
      return message.trace(begun);
    } catch (DeliveryException e) {
      throw new DeliveryException(
          Kind.UNCERTAIN, Optional.of(e.retryAfter().orElse(SETTLED)), unclear);
    }
  }
}

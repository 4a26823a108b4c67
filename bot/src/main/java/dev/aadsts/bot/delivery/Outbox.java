package dev.aadsts.bot.delivery;

import dev.aadsts.bot.delivery.DeliveryException.Kind;
import java.util.Optional;

/**
 * Sends each message of a reply once, however often the event that caused it is handled. Creating a
 * message is not repeated where nobody knows whether the first attempt arrived: a missing reply is
 * asked for again, a double one costs trust. Safe for use by many threads.
 */
public final class Outbox {
  private final Receipts receipts;

  public Outbox(Receipts receipts) {
    this.receipts = receipts;
  }

  /** Creates a message on a platform. */
  @FunctionalInterface
  public interface Send {
    /** Sends it, and returns the platform's id of the new message. */
    String send() throws DeliveryException;
  }

  /** The platform's id of a message that was delivered before. */
  public Optional<String> delivered(String eventId, String part) {
    return receipts.find(eventId, part).flatMap(Receipts.Receipt::messageId);
  }

  /**
   * Sends a message unless that was done before.
   *
   * @param part names the message within the reply to that event
   * @return the platform's id of the message, from now or from before
   * @throws DeliveryException if it was not delivered, or it is uncertain whether it was
   */
  public String once(String eventId, String part, Send message) throws DeliveryException {
    Optional<Receipts.Receipt> before = receipts.begin(eventId, part);
    if (before.isPresent()) {
      return before
          .get()
          .messageId()
          .orElseThrow(
              () ->
                  new DeliveryException(
                      Kind.UNCERTAIN, "An earlier attempt to send " + part + " has no known end"));
    }
    try {
      String id = message.send();
      receipts.delivered(eventId, part, id);
      return id;
    } catch (DeliveryException e) {
      if (e.kind() != Kind.UNCERTAIN) {
        receipts.notDelivered(eventId, part);
      }
      throw e;
    }
  }
}

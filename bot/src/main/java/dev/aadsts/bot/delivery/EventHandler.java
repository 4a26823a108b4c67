package dev.aadsts.bot.delivery;

import dev.aadsts.bot.delivery.outbox.Outbox;

/** How an edge handles the events it recorded. Called by several threads. */
public interface EventHandler {
  /**
   * Handles an event. May be called again for the same event after a failure or a crash, so
   * whatever is sent goes through the {@link Outbox}.
   *
   * @param turns the turns that the event has to speak; what is not used is there the next time
   * @throws DeliveryException if a reply could not be delivered; it is tried again where that is
   *     safe
   */
  void handle(Event event, Turns turns) throws DeliveryException;

  /**
   * The event could not be handled and will not be tried again: tell the person.
   *
   * @param incident the id under which the log has it
   * @throws DeliveryException if the person does not know it, or may not; tried again unless the
   *     platform refuses
   */
  void gaveUp(Event event, String incident) throws DeliveryException;
}

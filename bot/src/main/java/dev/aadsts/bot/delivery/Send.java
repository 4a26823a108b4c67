package dev.aadsts.bot.delivery;

/**
 * A call to a platform.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Send<T> {
  /** Waits for the answer. */
  T send() throws DeliveryException;
}

package dev.aadsts.bot.delivery;

import java.time.Duration;
import java.util.Optional;

/** A platform did not take what we sent. */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is known of the message. */
  public enum Kind {
    /** It was refused for now, and has certainly not been delivered: send it again later. */
    NOT_DELIVERED,
    /**
     * No answer, or one that leaves open whether it was delivered: do not send it again blindly.
     */
    UNCERTAIN,
    /** It will never be taken: sending it again is useless. */
    REFUSED,
    /** Its turn has not come, so it was not tried: try it then. This is no failure. */
    NOT_YET
  }

  private static final Duration LONGEST = Duration.ofHours(1);

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  public DeliveryException(Kind kind, String message) {
    this(kind, Optional.empty(), message);
  }

  /**
   * @param retryAfter how long the platform asks to wait, or until the turn comes; taken for an
   *     hour at most, as a mistaken header must not silence a channel for days
   */
  public DeliveryException(Kind kind, Optional<Duration> retryAfter, String message) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter.map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
  }

  public DeliveryException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = Optional.empty();
  }

  public Kind kind() {
    return kind;
  }

  /** How long to wait before the next attempt: as the platform asks, or until the turn comes. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

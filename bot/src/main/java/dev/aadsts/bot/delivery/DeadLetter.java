package dev.aadsts.bot.delivery;

import java.time.Instant;

/**
 * An event that was given up. It does not say what was written, nor by whom.
 *
 * @param incident the id that the log and the person have
 * @param edge empty where the event could not be read at all
 */
public record DeadLetter(
    String incident, String eventId, String edge, Reason reason, Instant diedAt) {

  /** Why it was given up. */
  public enum Reason {
    /** The platform will never take the answer. */
    REFUSED,
    /** The answer may have arrived, so it was not sent again. */
    UNCERTAIN,
    /** The platform did not take the answer for now, as often as it was tried. */
    NOT_DELIVERED,
    /** Handling it failed on our side each time. */
    BROKEN,
    /** What is kept of it cannot be read. */
    UNREADABLE,
    /** Its edge is not configured any more. */
    NO_EDGE
  }
}

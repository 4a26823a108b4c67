package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * How a checklist ended.
 *
 * @param cause id of the confirmed cause that was fixed; present only where {@code outcome} is
 *     {@link Outcome#SOLVED}
 * @param by who made the last change
 */
public record Conclusion(Outcome outcome, Optional<String> cause, Person by, Instant at) {

  /** The ways to end. */
  public enum Outcome {
    /** A cause was confirmed and its fix helped. */
    SOLVED,
    /** Every cause has a verdict, and none was it. */
    NO_KNOWN_CAUSE,
    CANCELLED,
    /** Nobody came back to it. */
    ABANDONED
  }
}

package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.Incident;
import org.jspecify.annotations.Nullable;

/**
 * An event was not recorded in time. Where the store was only slow it may be recorded yet, and is
 * then handled; so it must neither be acknowledged nor be taken for lost.
 */
public final class NotRecordedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String incident;

  NotRecordedException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.incident = Incident.newId();
  }

  /** The id under which the log has it. */
  public String incident() {
    return incident;
  }
}

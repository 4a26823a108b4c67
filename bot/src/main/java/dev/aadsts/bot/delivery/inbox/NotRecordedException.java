package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.Incident;
import java.util.concurrent.CompletionException;
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

  /**
   * Why {@link Inbox#recording} failed.
   *
   * @param failure as a stage of it gives it
   * @throws CompletionException if it is something that nobody expects
   */
  public static NotRecordedException behind(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof NotRecordedException expected) {
      return expected;
    }
    throw new CompletionException(cause);
  }

  // A stage that follows another gets its failure wrapped.
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** The id under which the log has it. */
  public String incident() {
    return incident;
  }
}

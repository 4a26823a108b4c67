package dev.aadsts.bot.store;

/** The database did not take a write, or nobody knows whether it did. */
final class NotCommittedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotCommittedException(String message, Throwable cause) {
    super(message, cause);
  }

  NotCommittedException(String message) {
    super(message);
  }
}

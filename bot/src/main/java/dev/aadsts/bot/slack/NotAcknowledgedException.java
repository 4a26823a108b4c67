package dev.aadsts.bot.slack;

/**
 * A listener's way of saying that Slack must deliver an event again. A response would not do: Bolt
 * takes any but 200 for a missing listener, and logs the body.
 */
final class NotAcknowledgedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotAcknowledgedException(Throwable cause) {
    super(cause);
  }
}

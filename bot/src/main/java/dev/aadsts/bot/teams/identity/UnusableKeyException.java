package dev.aadsts.bot.teams.identity;

/** A file cannot prove who the bot is; the message says what to do, and nothing of its content. */
final class UnusableKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableKeyException(String message) {
    super(message);
  }

  UnusableKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}

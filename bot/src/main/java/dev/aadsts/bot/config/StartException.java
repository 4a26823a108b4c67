package dev.aadsts.bot.config;

/** The bot cannot start, and whoever starts it can mend that: the message says how. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartException(String message) {
    super(message);
  }

  public StartException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A cause whose own message is meant for whoever starts the bot. */
  public static StartException because(Exception cause) {
    return new StartException(String.valueOf(cause.getMessage()), cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

package dev.aadsts.bot.teams.identity;

/** Microsoft gave the bot no token. The message is for logs and health, and holds no secret. */
public final class NoTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  NoTokenException(String message) {
    super(message);
  }

  NoTokenException(String message, Throwable cause) {
    super(message, cause);
  }
}

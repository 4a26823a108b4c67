package dev.aadsts.bot.teams.verification;

/** A request that does not come from Teams, or not from somebody we serve. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason for the log: nothing of the token, nothing the sender could have made up
   */
  public RefusedException(String reason) {
    super(reason);
  }

  RefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

package dev.aadsts.bot.installation;

/** It cannot be said now how to sign in to a workspace; later it can. */
public final class InstallationsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InstallationsUnavailableException(String message) {
    super(message);
  }

  public InstallationsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.aadsts.kb.content;

/** An article that somebody is still writing was asked for, and cannot be read yet. */
public final class UnfinishedContentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfinishedContentException(String message, Throwable cause) {
    super(message, cause);
  }
}

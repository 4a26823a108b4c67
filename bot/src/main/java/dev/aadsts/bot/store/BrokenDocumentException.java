package dev.aadsts.bot.store;

/** A column holds a document that this version cannot read. */
final class BrokenDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenDocumentException(Class<?> type, Throwable cause) {
    super("The store holds a broken " + type.getSimpleName(), cause);
  }
}

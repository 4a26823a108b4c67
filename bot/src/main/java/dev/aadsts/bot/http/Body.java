package dev.aadsts.bot.http;

/** How reading the body of a request ended. */
sealed interface Body {
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Complete(byte[] bytes) implements Body {}

  record TooLong() implements Body {}

  record TooSlow() implements Body {}

  /** Others have taken up the memory that there is for bodies. */
  record NoRoom() implements Body {}

  /** The client went away, or sent what is not HTTP. */
  record Broken(Throwable failure) implements Body {}
}

package dev.aadsts.bot.http;

/** The listener could not start; the message says how to mend it. */
public final class HttpServerException extends RuntimeException {
  HttpServerException(String message, Throwable cause) {
    super(message, cause);
  }
}

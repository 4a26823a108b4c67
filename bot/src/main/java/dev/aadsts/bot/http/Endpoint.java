package dev.aadsts.bot.http;

/**
 * Answers the requests of one {@link Route}. Called by many threads at once, each a virtual one: it
 * may block. An exception becomes a 500 with an incident id.
 */
@FunctionalInterface
public interface Endpoint {
  /** The answer; its body is dropped where the method is {@code HEAD}. */
  HttpResponse handle(HttpRequest request);
}

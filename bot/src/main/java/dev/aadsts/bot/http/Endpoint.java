package dev.aadsts.bot.http;

import java.util.concurrent.CompletableFuture;

/**
 * Answers the requests of one {@link Route}. Called by many threads at once, each a virtual one: it
 * may block. An exception becomes a 500 with an incident id.
 */
@FunctionalInterface
public interface Endpoint {
  /** The answer; its body is dropped where the method is {@code HEAD}. */
  HttpResponse handle(HttpRequest request);

  /**
   * Begins to answer. What is waited for then needs no thread: the answer is sent by whoever
   * completes it. An endpoint has this that is called hundreds of times a second.
   */
  default CompletableFuture<HttpResponse> begin(HttpRequest request) {
    return CompletableFuture.completedFuture(handle(request));
  }

  /**
   * Whether a platform waits for the answer and counts the seconds. It then goes before what can
   * wait, on one of few threads: {@link #begin} should not hold it for long.
   */
  default boolean isPrompt() {
    return false;
  }
}

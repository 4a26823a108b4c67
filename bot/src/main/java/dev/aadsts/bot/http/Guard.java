package dev.aadsts.bot.http;

import java.util.Optional;

/** Decides whether a request is let in, before its body is read. Called by many threads at once. */
@FunctionalInterface
public interface Guard {
  /** Lets everybody in. */
  Guard NONE = request -> Optional.empty();

  /**
   * What to answer instead of the endpoint; empty where the request is let in.
   *
   * @param request its body is empty, as it has not been read
   */
  Optional<HttpResponse> refusal(HttpRequest request);

  /** This guard, and behind it another one. */
  default Guard then(Guard next) {
    return request -> refusal(request).or(() -> next.refusal(request));
  }
}

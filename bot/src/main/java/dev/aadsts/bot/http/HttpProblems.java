package dev.aadsts.bot.http;

import java.time.Duration;

/** What the listener answers by itself, where no endpoint was asked or one has failed. */
final class HttpProblems {
  private HttpProblems() {}

  /**
   * @param allow the methods that there are
   */
  static HttpResponse methodNotAllowed(String method, String allow) {
    return Problem.of(405, "%s is not possible here, but %s.".formatted(method, allow))
        .response()
        .withHeader("Allow", allow);
  }

  static HttpResponse unreadableQuery() {
    return Problem.of(400, "The query string is not UTF-8, percent-encoded.").response();
  }

  /**
   * @param most the bytes that a body may have
   */
  static HttpResponse bodyTooLong(int most) {
    return closing(
        Problem.of(413, "The body may have %,d bytes at most.".formatted(most))
            .with("max_bytes", most));
  }

  /**
   * @param limit the time that a body may take
   */
  static HttpResponse bodyTooSlow(Duration limit) {
    String seconds = limit.toSeconds() == 1 ? "a second" : limit.toSeconds() + " seconds";
    return closing(Problem.of(408, "The body did not arrive within %s.".formatted(seconds)));
  }

  static HttpResponse noRoomForBody() {
    return closing(Problem.of(503, "Too much is being sent right now. Try again in a second."))
        .withHeader("Retry-After", "1");
  }

  static HttpResponse bodyBrokeOff() {
    return closing(Problem.of(400, "The body broke off before its end."));
  }

  /**
   * @param id under which the log has what failed
   */
  static HttpResponse incident(String id) {
    return Problem.of(500, "Something went wrong on our side. The log has it under this incident.")
        .withInstance("urn:uuid:" + id)
        .with("incident", id)
        .response();
  }

  // What is left of the body would be read as the next request.
  private static HttpResponse closing(Problem problem) {
    return problem.response().withHeader("Connection", "close");
  }
}

package dev.aadsts.bot.http;

/** Answers what no endpoint does, or none has answered well. Safe for use by many threads. */
public interface Fallback {
  /** For programs only. */
  Fallback PROBLEMS = request -> Problem.of(404, "Nothing is here.").response();

  /** The answer to a request for a path that no route has; its body is not read. */
  HttpResponse nowhere(HttpRequest request);

  /**
   * What a person with a browser sees of a problem.
   *
   * @param problem the answer that a program would get
   */
  default HttpResponse page(HttpResponse problem) {
    return problem;
  }

  /**
   * Whether a person waits for the answer, and no program.
   *
   * @param accept the header of that name; empty where there is none
   */
  static boolean isForPeople(String path, String accept) {
    return !path.startsWith("/api/") && accept.contains("text/html");
  }
}

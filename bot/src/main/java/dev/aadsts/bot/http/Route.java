package dev.aadsts.bot.http;

/**
 * Which requests go to an endpoint.
 *
 * @param method in capitals; a route for {@code GET} answers {@code HEAD} as well
 * @param path segments after slashes; {@code {name}} stands for any one segment, and a literal
 *     segment wins over it: {@code /codes/{code}}
 * @param maxBody the most bytes a body may have; a longer one is answered with 413 and never seen
 *     by the endpoint
 * @param guard asked before the body is read
 */
public record Route(String method, String path, int maxBody, Endpoint endpoint, Guard guard) {

  public Route {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("The path of a route starts with /, unlike " + path);
    }
  }

  /** A route for requests without a body. */
  public static Route get(String path, Endpoint endpoint) {
    return new Route("GET", path, 0, endpoint, Guard.NONE);
  }

  /** A route for requests that bring something. */
  public static Route post(String path, int maxBody, Endpoint endpoint) {
    return new Route("POST", path, maxBody, endpoint, Guard.NONE);
  }

  /** A copy behind a guard, which is asked before those it has already. */
  public Route behind(Guard first) {
    return new Route(method, path, maxBody, endpoint, first.then(guard));
  }

  /** Whether it goes before others; a guard may take its time. */
  @SuppressWarnings("ReferenceEquality") // There is one guard that lets everybody in.
  boolean isPrompt() {
    return endpoint.isPrompt() && guard == Guard.NONE;
  }
}

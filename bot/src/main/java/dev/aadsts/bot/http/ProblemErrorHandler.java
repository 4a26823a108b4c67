package dev.aadsts.bot.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses by itself, such as headers that are too long, as problems too. */
final class ProblemErrorHandler implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    // Now and then the body of the next request on such a connection is lost, which behind a proxy
    // is somebody else's.
    var problem = Problem.of(status, detail(status)).response().withHeader("Connection", "close");
    JettyMessages.send(problem, response, callback);
    return true;
  }

  // Jetty's own reason may quote the request, which may hold what somebody pasted.
  private static String detail(int status) {
    return switch (status) {
      case 414 -> "The address is too long.";
      case 431 -> "The headers are too long.";
      case 503 -> "The bot is stopping. Try again in a moment.";
      default ->
          status < 500
              ? "The request is not HTTP as this listener accepts it."
              : "Something went wrong on our side.";
    };
  }
}

package dev.aadsts.bot.http;

import java.util.List;

/** Sends requests to routes without a socket. */
public final class DirectClient {
  private final RouteTable routes;

  public DirectClient(List<Route> routes) {
    this.routes = new RouteTable(routes);
  }

  /** What the routes answer; fails the test where none of them has the path and the method. */
  public HttpResponse send(HttpRequest request) {
    return switch (routes.find(request.method(), request.path())) {
      case RouteTable.Outcome.Found(var route, var parameters) -> {
        var routed =
            new HttpRequest(
                request.method(),
                request.path(),
                parameters,
                request.query(),
                request.headers(),
                request.body(),
                request.remoteAddress());
        yield route.guard().refusal(routed).orElseGet(() -> route.endpoint().handle(routed));
      }
      case RouteTable.Outcome.OtherMethods(var allow) ->
          throw new AssertionError(request.path() + " knows only " + allow);
      case RouteTable.Outcome.NoSuchPath() ->
          throw new AssertionError("No route for " + request.path());
    };
  }
}

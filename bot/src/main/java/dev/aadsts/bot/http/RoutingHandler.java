package dev.aadsts.bot.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of each request and has its endpoint answer; no failure goes unanswered. */
final class RoutingHandler extends Handler.Abstract.NonBlocking {
  private static final Logger LOG = LoggerFactory.getLogger(RoutingHandler.class);
  private static final byte[] NO_BODY = new byte[0];

  private final RouteTable routes;
  private final Fallback fallback;
  private final AccessMetrics metrics;
  private final Duration bodyTime;
  private final BodyBudget bodies;
  private final RequestThreads threads;

  RoutingHandler(
      RouteTable routes,
      Fallback fallback,
      AccessMetrics metrics,
      HttpSettings settings,
      RequestThreads threads) {
    this.routes = routes;
    this.fallback = fallback;
    this.metrics = metrics;
    this.bodyTime = settings.bodyTime();
    this.bodies = new BodyBudget(settings.maxBodies());
    this.threads = threads;
  }

  @FunctionalInterface
  private interface Answering {
    CompletableFuture<HttpResponse> begin() throws InterruptedException;
  }

  /** Someone who asks, and whom they get their answer through. */
  private record Exchange(
      Request request,
      Response response,
      Callback callback,
      String path,
      RouteTable.Outcome found,
      BodyBudget.Share share) {

    BodyReader reader(Route route) {
      return new BodyReader(request, route.maxBody(), share);
    }

    void failed(Throwable failure) {
      share.close();
      callback.failed(failure);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = JettyMessages.path(request);
    RouteTable.Outcome outcome = routes.find(request.getMethod(), path);
    var exchange = new Exchange(request, response, callback, path, outcome, bodies.share());
    if (outcome instanceof RouteTable.Outcome.Found(var route, var parameters)
        && route.isPrompt()) {
      var reader = exchange.reader(route);
      Optional<Body> body = reader.arrived();
      // Who sends slowly must not hold one of few threads.
      Executor lane = body.isPresent() ? threads.prompt() : threads.usual();
      run(lane, exchange, () -> answer(exchange, route, parameters, body, reader));
    } else {
      run(threads.usual(), exchange, () -> answer(exchange));
    }
    return true;
  }

  private void run(Executor lane, Exchange exchange, Answering answering) {
    try {
      lane.execute(() -> finish(exchange, answering));
    } catch (RejectedExecutionException e) { // Stopped in this very moment.
      exchange.failed(e);
    }
  }

  private void finish(Exchange exchange, Answering answering) {
    try {
      var unused = answering.begin().whenComplete((answer, failure) -> finish(exchange, answer));
    } catch (InterruptedException e) { // Stopped while waiting for the body.
      exchange.failed(e);
    } catch (RuntimeException | Error e) { // A guard may fail, too.
      finish(exchange, broken(exchange.request().getMethod(), route(exchange.found()), e));
    }
  }

  private void finish(Exchange exchange, HttpResponse answer) {
    exchange.share().close();
    try {
      count(exchange.request(), exchange.found(), answer);
      JettyMessages.send(shown(exchange, answer), exchange.response(), exchange.callback());
    } catch (RuntimeException | Error e) { // Else the connection would be open for ever.
      exchange.callback().failed(e);
    }
  }

  private HttpResponse shown(Exchange exchange, HttpResponse answer) {
    String accept =
        Optional.ofNullable(exchange.request().getHeaders().get(HttpHeader.ACCEPT)).orElse("");
    return answer.isProblem() && Fallback.isForPeople(exchange.path(), accept)
        ? fallback.page(answer)
        : answer;
  }

  private CompletableFuture<HttpResponse> answer(Exchange exchange) throws InterruptedException {
    Request request = exchange.request();
    return switch (exchange.found()) {
      case RouteTable.Outcome.Found(var route, var parameters) ->
          answer(exchange, route, parameters, Optional.empty(), exchange.reader(route));
      case RouteTable.Outcome.OtherMethods(var allow) ->
          now(unread(request, HttpProblems.methodNotAllowed(request.getMethod(), allow)));
      case RouteTable.Outcome.NoSuchPath() ->
          call(
                  request,
                  "unmatched",
                  fallback::nowhere,
                  JettyMessages.request(request, exchange.path(), Map.of(), NO_BODY))
              .thenApply(answer -> unread(request, answer));
    };
  }

  @SuppressWarnings("ReferenceEquality") // There is one guard that lets everybody in.
  private CompletableFuture<HttpResponse> answer(
      Exchange exchange,
      Route route,
      Map<String, String> parameters,
      Optional<Body> arrived,
      BodyReader reader)
      throws InterruptedException {
    Request request = exchange.request();
    String path = exchange.path();
    Optional<HttpResponse> refusal =
        route.guard() == Guard.NONE
            ? Optional.empty()
            : JettyMessages.request(request, path, parameters, NO_BODY)
                .flatMap(route.guard()::refusal);
    if (refusal.isPresent()) {
      return now(unread(request, refusal.get()));
    }
    Body body = arrived.isPresent() ? arrived.get() : reader.all(bodyTime);
    return switch (body) {
      case Body.Complete(var bytes) ->
          call(
              request,
              route.path(),
              route.endpoint(),
              JettyMessages.request(request, path, parameters, bytes));
      case Body.TooLong() -> now(HttpProblems.bodyTooLong(route.maxBody()));
      case Body.TooSlow() -> now(HttpProblems.bodyTooSlow(bodyTime));
      case Body.NoRoom() -> now(HttpProblems.noRoomForBody());
      case Body.Broken(var failure) -> {
        LOG.debug("The body of a request for {} broke off", route.path(), failure);
        yield now(HttpProblems.bodyBrokeOff());
      }
    };
  }

  private CompletableFuture<HttpResponse> call(
      Request request, String route, Endpoint endpoint, Optional<HttpRequest> converted) {
    if (converted.isEmpty()) {
      return now(HttpProblems.unreadableQuery());
    }
    try {
      return endpoint
          .begin(converted.get())
          .exceptionally(failure -> broken(request.getMethod(), route, failure));
    } catch (Exception | Error e) { // The outermost handler: nothing may escape.
      return now(broken(request.getMethod(), route, e));
    }
  }

  private static HttpResponse broken(String method, String route, Throwable failure) {
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {} at {} {}", incident, method, route, failure);
    return HttpProblems.incident(incident);
  }

  private static CompletableFuture<HttpResponse> now(HttpResponse answer) {
    return CompletableFuture.completedFuture(answer);
  }

  // Where the body has not arrived by then, Jetty closes the connection, and who meant to go on
  // with it should know.
  private static HttpResponse unread(Request request, HttpResponse answer) {
    boolean hasBody =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    return hasBody ? answer.withHeader("Connection", "close") : answer;
  }

  private void count(Request request, RouteTable.Outcome outcome, HttpResponse answer) {
    boolean found = outcome instanceof RouteTable.Outcome.Found;
    metrics.answered(
        found ? request.getMethod() : "OTHER",
        route(outcome),
        answer.status(),
        Duration.ofNanos(System.nanoTime() - request.getHeadersNanoTime()));
  }

  private static String route(RouteTable.Outcome outcome) {
    return outcome instanceof RouteTable.Outcome.Found(var route, var parameters)
        ? route.path()
        : "unmatched";
  }
}

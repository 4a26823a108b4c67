package dev.aadsts.bot.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns Jetty's requests into ours, our responses into Jetty's, and every failure into a problem.
 */
final class RoutingHandler extends Handler.Abstract.NonBlocking {
  private static final Logger LOG = LoggerFactory.getLogger(RoutingHandler.class);
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final byte[] NO_BODY = new byte[0];

  private final RouteTable routes;
  private final Fallback fallback;
  private final AccessMetrics metrics;
  private final Duration bodyTime;
  private final BodyBudget bodies;
  private final Lanes lanes;

  RoutingHandler(
      RouteTable routes,
      Fallback fallback,
      AccessMetrics metrics,
      HttpSettings settings,
      Lanes lanes) {
    this.routes = routes;
    this.fallback = fallback;
    this.metrics = metrics;
    this.bodyTime = settings.bodyTime();
    this.bodies = new BodyBudget(settings.maxBodies());
    this.lanes = lanes;
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
    String path = decodedPath(request);
    RouteTable.Outcome outcome = routes.find(request.getMethod(), path);
    var exchange = new Exchange(request, response, callback, path, outcome, bodies.share());
    if (outcome instanceof RouteTable.Outcome.Found(var route, var parameters)
        && route.isPrompt()) {
      var reader = exchange.reader(route);
      Optional<Body> body = reader.arrived();
      // Who sends slowly must not hold one of few threads.
      Executor lane = body.isPresent() ? lanes.prompt() : lanes.usual();
      run(lane, exchange, () -> answer(exchange, route, parameters, body, reader));
    } else {
      run(lanes.usual(), exchange, () -> answer(exchange));
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
    } catch (RuntimeException | StackOverflowError e) { // A guard may fail, too.
      finish(exchange, broken(exchange.request().getMethod(), route(exchange.found()), e));
    }
  }

  private void finish(Exchange exchange, HttpResponse answer) {
    exchange.share().close();
    try {
      count(exchange.request(), exchange.found(), answer);
      send(shown(exchange, answer), exchange.response(), exchange.callback());
    } catch (RuntimeException e) { // Else the connection would be open for ever.
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
          now(unread(request, methodNotAllowed(request, allow)));
      case RouteTable.Outcome.NoSuchPath() ->
          call(
                  request,
                  "unmatched",
                  fallback::nowhere,
                  convert(request, exchange.path(), Map.of(), NO_BODY))
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
            : convert(request, path, parameters, NO_BODY).flatMap(route.guard()::refusal);
    if (refusal.isPresent()) {
      return now(unread(request, refusal.get()));
    }
    Body body = arrived.isPresent() ? arrived.get() : reader.all(bodyTime);
    return switch (body) {
      case Body.Complete(var bytes) ->
          call(request, route.path(), route.endpoint(), convert(request, path, parameters, bytes));
      case Body.TooLong() -> now(tooLong(route));
      case Body.TooSlow() ->
          now(closing(Problem.of(408, "The body did not arrive within %s.".formatted(seconds()))));
      case Body.NoRoom() ->
          now(
              closing(Problem.of(503, "Too much is being sent right now. Try again in a second."))
                  .withHeader("Retry-After", "1"));
      case Body.Broken(var failure) -> {
        LOG.debug("The body of a request for {} broke off", route.path(), failure);
        yield now(closing(Problem.of(400, "The body broke off before its end.")));
      }
    };
  }

  private CompletableFuture<HttpResponse> call(
      Request request, String route, Endpoint endpoint, Optional<HttpRequest> converted) {
    if (converted.isEmpty()) {
      return now(Problem.of(400, "The query string is not UTF-8, percent-encoded.").response());
    }
    try {
      return endpoint
          .begin(converted.get())
          .exceptionally(failure -> broken(request.getMethod(), route, failure));
    } catch (Exception | StackOverflowError e) { // The outermost handler: nothing may escape.
      return now(broken(request.getMethod(), route, e));
    }
  }

  private static HttpResponse broken(String method, String route, Throwable failure) {
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {} at {} {}", incident, method, route, failure);
    return Problem.of(500, "Something went wrong on our side. The log has it under this incident.")
        .withInstance("urn:uuid:" + incident)
        .with("incident", incident)
        .response();
  }

  private static CompletableFuture<HttpResponse> now(HttpResponse answer) {
    return CompletableFuture.completedFuture(answer);
  }

  /** Empty where the query cannot be decoded. */
  private static Optional<HttpRequest> convert(
      Request request, String path, Map<String, String> pathParameters, byte[] body) {
    Fields parameters;
    try {
      parameters = Request.extractQueryParameters(request);
    } catch (RuntimeException e) { // Several kinds, depending on what is wrong with the encoding.
      return Optional.empty();
    }
    var query = new HashMap<String, String>();
    for (Fields.Field parameter : parameters) {
      query.put(parameter.getName(), parameter.getValue());
    }
    var headers = new HashMap<String, String>();
    for (HttpField header : request.getHeaders()) {
      String value = Optional.ofNullable(header.getValue()).orElse("");
      // A proxy may add a line of its own below the one that the client made up.
      headers.merge(
          header.getLowerCaseName(),
          value,
          (first, next) -> header.is(FORWARDED_FOR) ? first + ", " + next : first);
    }
    return Optional.of(
        new HttpRequest(
            request.getMethod(),
            path,
            pathParameters,
            query,
            headers,
            body,
            Request.getRemoteAddr(request)));
  }

  private static String decodedPath(Request request) {
    return URIUtil.decodePath(Request.getPathInContext(request));
  }

  private static HttpResponse methodNotAllowed(Request request, String allow) {
    return Problem.of(405, "%s is not possible here, but %s.".formatted(request.getMethod(), allow))
        .response()
        .withHeader("Allow", allow);
  }

  private static HttpResponse tooLong(Route route) {
    return closing(
        Problem.of(413, "The body may have %,d bytes at most.".formatted(route.maxBody()))
            .with("max_bytes", route.maxBody()));
  }

  // Where the body has not arrived by then, Jetty closes the connection, and who meant to go on
  // with
  // it should know.
  private static HttpResponse unread(Request request, HttpResponse answer) {
    boolean hasBody =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    return hasBody ? answer.withHeader("Connection", "close") : answer;
  }

  // What is left of the body would be read as the next request.
  private static HttpResponse closing(Problem problem) {
    return problem.response().withHeader("Connection", "close");
  }

  private String seconds() {
    return bodyTime.toSeconds() == 1 ? "a second" : bodyTime.toSeconds() + " seconds";
  }

  private static void send(HttpResponse answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    SecurityHeaders.EVERYWHERE.forEach(response.getHeaders()::put);
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (answer.status() != 204 && answer.status() != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
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

package dev.aadsts.bot.http;

import static dev.aadsts.bot.http.Loopback.connect;
import static dev.aadsts.bot.http.Loopback.readAll;
import static dev.aadsts.bot.http.Loopback.send;
import static dev.aadsts.bot.http.Loopback.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the listener makes of requests; {@link RequestBodiesTest} has those with a body. */
final class HttpServerTest {
  private static final HttpSettings SETTINGS = HttpSettings.on("127.0.0.1", 0);

  private static final Route GREET =
      Route.get(
          "/greet/{name}",
          request ->
              HttpResponse.text(
                  200,
                  "%s %s %s %s"
                      .formatted(
                          request.path(),
                          request.pathParameter("name"),
                          request.queryParameter("q").orElse("-"),
                          request.header("x-one").orElse("-"))));

  @Test
  void handsTheEndpointADecodedRequest() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET))) {
      var answer =
          send(
              server, "/greet/Zo%C3%AB?q=a+b%26&q=second", request -> request.header("X-One", "1"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("/greet/Zoë Zoë a b& 1");
    }
  }

  @Test
  void answersHeadLikeGetWithoutTheBody() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET))) {
      var answer =
          send(server, "/greet/you", request -> request.method("HEAD", BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Length")).hasValue("18");
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void keepsItsMakeToItselfAndForbidsGuessingTypes() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET))) {
      var headers = send(server, "/greet/you", request -> request).headers();

      assertThat(headers.firstValue("Server")).isEmpty();
      assertThat(headers.firstValue("X-Powered-By")).isEmpty();
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
  }

  @Test
  void answersAnUnknownPathWithAProblem() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET))) {
      var answer = send(server, "/nowhere", request -> request);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body())
          .isEqualTo(
              """
              {"type":"about:blank","title":"Not Found","status":404,"detail":"Nothing is here."}\
              """);
    }
  }

  @Test
  void answersAnotherMethodWithAProblemAndTheMethodsThereAre() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET))) {
      var answer = send(server, "/greet/you", request -> request.DELETE());

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
      assertThat(answer.body()).contains("\"status\":405");
    }
  }

  @Test
  void refusesHeadersThatAreTooLong() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET))) {
      var answer =
          send(server, "/greet/you", request -> request.header("X-Long", "x".repeat(20_000)));

      assertThat(answer.statusCode()).isEqualTo(431);
      assertThat(answer.body()).contains("\"status\":431").doesNotContainIgnoringCase("jetty");
    }
  }

  @Test
  void refusesWhatIsNotHttp() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET));
        var socket = connect(server)) {
      write(socket, "AADSTS50105: hello\r\n\r\n");

      assertThat(readAll(socket)).startsWith("HTTP/1.1 400 ").doesNotContainIgnoringCase("jetty");
    }
  }

  @Test
  void refusesASlashHiddenInASegment() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET))) {
      var refused = send(server, "/greet/a%2Fb", request -> request);
      assertThat(refused.statusCode()).isEqualTo(400);
      // Nobody else's request is to follow on it.
      assertThat(refused.headers().firstValue("Connection")).hasValue("close");
    }
  }

  @Test
  void refusesAQueryThatIsNotUtf8() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET));
        var socket = connect(server)) {
      write(socket, "GET /greet/you?q=%FF%FE HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(readAll(socket)).startsWith("HTTP/1.1 400 ").contains("query string");
    }
  }

  @Test
  void hidesAFailureBehindAnIncidentThatTheLogExplains() throws Exception {
    Route broken =
        Route.get(
            "/broken",
            request -> {
              throw new IllegalStateException("the secret cause");
            });
    var log = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(RoutingHandler.class);
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
    try (var server = HttpServer.start(SETTINGS, List.of(broken))) {
      var answer = send(server, "/broken?text=personal", request -> request);

      String incident = answer.body().replaceAll("(?s).*\"incident\":\"([^\"]*)\".*", "$1");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("secret", "IllegalState", "\tat ");
      assertThat(log.list).singleElement().asString().contains(incident).doesNotContain("personal");
      assertThat(log.list.getFirst().getThrowableProxy().getMessage())
          .isEqualTo("the secret cause");
    } finally {
      logger.detachAppender(log);
      logger.setAdditive(true);
    }
  }

  @Test
  void answersWhereTheJvmFails() throws Exception {
    Route broken =
        Route.get(
            "/broken",
            request -> {
              throw new NoClassDefFoundError("the secret cause");
            });
    try (var server = HttpServer.start(SETTINGS, List.of(broken))) {
      var answer = send(server, "/broken", request -> request.timeout(Duration.ofMinutes(1)));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("incident").doesNotContain("secret");
    }
  }

  @Test
  void answersWhereAGuardFails() throws Exception {
    Route guarded =
        GREET.behind(
            request -> {
              throw new IllegalStateException("the secret cause");
            });
    try (var server = HttpServer.start(SETTINGS, List.of(guarded))) {
      var answer = send(server, "/greet/you", request -> request.timeout(Duration.ofMinutes(1)));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("incident").doesNotContain("secret");
    }
  }

  @Test
  void runsEndpointsOnVirtualThreads() throws Exception {
    Route route =
        Route.get("/", request -> HttpResponse.text(200, "" + Thread.currentThread().isVirtual()));
    try (var server = HttpServer.start(SETTINGS, List.of(route))) {
      assertThat(send(server, "/", request -> request).body()).isEqualTo("true");
    }
  }

  @Test
  void tellsTheMetricsTheRouteAndNotThePath() throws Exception {
    var seen = new CopyOnWriteArrayList<String>();
    AccessMetrics metrics =
        (method, route, status, took) -> seen.add(method + " " + route + " " + status);
    try (var server =
        HttpServer.start(SETTINGS, List.of(GREET), request -> HttpResponse.empty(404), metrics)) {
      send(server, "/greet/you", request -> request);
      send(server, "/made-up", request -> request.method("MADEUP", BodyPublishers.noBody()));
    }

    // Each is told once its answer has gone, and so perhaps after the next.
    assertThat(seen).containsExactlyInAnyOrder("GET /greet/{name} 200", "OTHER unmatched 404");
  }

  @Test
  void saysWhichPortIsTaken() {
    try (var first = HttpServer.start(SETTINGS, List.of(GREET))) {
      var taken = HttpSettings.on("127.0.0.1", first.port());

      assertThatThrownBy(() -> HttpServer.start(taken, List.of(GREET)))
          .isInstanceOf(HttpServerException.class)
          .hasMessageContaining("port " + first.port())
          .hasMessageContaining("PORT");
    }
  }
}

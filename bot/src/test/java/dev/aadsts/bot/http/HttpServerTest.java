package dev.aadsts.bot.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class HttpServerTest {
  private static final HttpSettings SETTINGS = HttpSettings.on("127.0.0.1", 0);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final Route ECHO =
      Route.post("/echo", 1_000, request -> HttpResponse.of(200, "text/plain", request.body()));
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
  void takesABodyOfExactlyTheLimit() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(ECHO))) {
      var answer =
          send(
              server, "/echo", request -> request.POST(BodyPublishers.ofString("x".repeat(1_000))));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("x".repeat(1_000));
    }
  }

  @Test
  void refusesABodyOverTheLimitWhetherItsLengthIsAnnouncedOrNot() throws Exception {
    byte[] tooLong = "x".repeat(1_001).getBytes(UTF_8);
    try (var server = HttpServer.start(SETTINGS, List.of(ECHO))) {
      var announced =
          send(server, "/echo", request -> request.POST(BodyPublishers.ofByteArray(tooLong)));
      var chunked =
          send(
              server,
              "/echo",
              request ->
                  request.POST(
                      BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong))));

      assertThat(List.of(announced, chunked))
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("\"max_bytes\":1000");
              });
    }
  }

  @Test
  void answersAClientThatReadsOnlyAfterItHasSentMegabytes() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(ECHO));
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n");
      write(socket, "x".repeat(8_000_000));

      assertThat(readAll(socket)).startsWith("HTTP/1.1 413 ").contains("max_bytes");
    }
  }

  @Test
  void givesUpOnABodyThatDripsIn() throws Exception {
    var settings = SETTINGS.withBodyTime(Duration.ofMillis(300));
    try (var server = HttpServer.start(settings, List.of(ECHO));
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\nabc");

      assertThat(readAll(socket)).startsWith("HTTP/1.1 408 ").contains("did not arrive");
    }
  }

  @Test
  void readsNoMoreBodiesAtOnceThanTheirMemoryHolds() throws Exception {
    var large = Route.post("/large", 100_000, request -> HttpResponse.empty(204));
    var settings = SETTINGS.withMaxBodies(100_000);
    try (var server = HttpServer.start(settings, List.of(large))) {
      try (var slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        write(
            slow,
            "POST /large HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n"
                + "x".repeat(90_000));

        await().until(() -> post(server, 50_000).statusCode() == 503);
        var refused = post(server, 50_000);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.body()).contains("Try again");
        assertThat(post(server, BodyBudget.UNCOUNTED).statusCode()).isEqualTo(204);

        write(slow, "x".repeat(9_999));
        assertThat(slow.getInputStream().read()).isNotNegative();
      }
      for (int again = 0; again < 5; again++) {
        assertThat(post(server, 99_000).statusCode()).isEqualTo(204);
      }
    }
  }

  private static java.net.http.HttpResponse<String> post(HttpServer server, int bytes)
      throws IOException, InterruptedException {
    return send(
        server, "/large", request -> request.POST(BodyPublishers.ofString("x".repeat(bytes))));
  }

  @Test
  void neverCallsTheEndpointWhereTheClientLeavesInTheMiddleOfTheBody() throws Exception {
    var called = new CopyOnWriteArrayList<HttpRequest>();
    var asked = new CountDownLatch(1);
    AccessMetrics metrics = (method, route, status, took) -> asked.countDown();
    var route = Route.post("/echo", 1_000, request -> noted(called, request));
    try (var server =
        HttpServer.start(SETTINGS, List.of(route), request -> HttpResponse.empty(404), metrics)) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\nabc");
      }
      asked.await();
    }

    assertThat(called).isEmpty();
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
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
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
  void closesTheConnectionOnlyWhereItAnswersBeforeItHasReadTheBody() throws Exception {
    Route guarded = ECHO.behind(request -> Optional.of(HttpResponse.empty(403)));
    try (var open = HttpServer.start(SETTINGS, List.of(ECHO));
        var shut = HttpServer.start(SETTINGS, List.of(guarded))) {
      assertThat(afterwards(open, "/nowhere", "POST", "body")).isEqualTo("404 close");
      assertThat(afterwards(open, "/echo", "PUT", "body")).isEqualTo("405 close");
      assertThat(afterwards(shut, "/echo", "POST", "body")).isEqualTo("403 close");
      assertThat(afterwards(open, "/echo", "POST", "body")).isEqualTo("200 open");
      assertThat(afterwards(open, "/nowhere", "GET", "")).isEqualTo("404 open");
      assertThat(afterwards(shut, "/echo", "POST", "")).isEqualTo("403 open");
    }
  }

  private static String afterwards(HttpServer server, String path, String method, String body)
      throws Exception {
    var answer =
        send(server, path, request -> request.method(method, BodyPublishers.ofString(body)));
    return answer.statusCode() + " " + answer.headers().firstValue("Connection").orElse("open");
  }

  @Test
  void refusesAQueryThatIsNotUtf8() throws Exception {
    try (var server = HttpServer.start(SETTINGS, List.of(GREET));
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
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
  void letsARequestInFlightFinishBeforeItStops() throws Exception {
    var arrived = new CountDownLatch(1);
    var mayAnswer = new CountDownLatch(1);
    Route slow =
        Route.get(
            "/slow",
            request -> {
              arrived.countDown();
              awaitQuietly(mayAnswer);
              return HttpResponse.text(200, "finished");
            });
    var server = HttpServer.start(SETTINGS, List.of(slow));
    int port = server.port();
    var answer = CLIENT.sendAsync(request(port, "/slow"), BodyHandlers.ofString(UTF_8));
    arrived.await();

    var stopped = CompletableFuture.runAsync(server::close);
    awaitRefused(port);
    mayAnswer.countDown();

    assertThat(answer.get().body()).isEqualTo("finished");
    stopped.get();
  }

  @Test
  void cutsARequestOffThatOutlivesTheDrainTime() throws Exception {
    var arrived = new CountDownLatch(1);
    Route stuck =
        Route.get(
            "/stuck",
            request -> {
              arrived.countDown();
              awaitQuietly(new CountDownLatch(1));
              return HttpResponse.empty(204);
            });
    var server = HttpServer.start(SETTINGS.withDrain(Duration.ofMillis(200)), List.of(stuck));
    var answer = CLIENT.sendAsync(request(server.port(), "/stuck"), BodyHandlers.ofString(UTF_8));
    arrived.await();

    server.close();

    assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
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

  private static java.net.http.HttpResponse<String> send(
      HttpServer server, String path, UnaryOperator<java.net.http.HttpRequest.Builder> with)
      throws IOException, InterruptedException {
    var request =
        with.apply(java.net.http.HttpRequest.newBuilder(uri(server.port(), path))).build();
    return CLIENT.send(request, BodyHandlers.ofString(UTF_8));
  }

  private static java.net.http.HttpRequest request(int port, String path) {
    return java.net.http.HttpRequest.newBuilder(uri(port, path)).build();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.setSoTimeout(60_000);
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  private static HttpResponse noted(List<HttpRequest> called, HttpRequest request) {
    called.add(request);
    return HttpResponse.empty(204);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitRefused(int port) throws IOException {
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
      } catch (ConnectException e) {
        return;
      } catch (SocketException e) {
        // It was in the queue of the listener that closes in this very moment: not refused yet.
      }
    }
  }
}

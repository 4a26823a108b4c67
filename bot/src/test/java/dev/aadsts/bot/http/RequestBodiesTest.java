package dev.aadsts.bot.http;

import static dev.aadsts.bot.http.Loopback.connect;
import static dev.aadsts.bot.http.Loopback.readAll;
import static dev.aadsts.bot.http.Loopback.send;
import static dev.aadsts.bot.http.Loopback.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The bodies that the listener reads, and those that it does not. */
final class RequestBodiesTest {
  private static final HttpSettings SETTINGS = HttpSettings.on("127.0.0.1", 0);
  private static final Route ECHO =
      Route.post("/echo", 1_000, request -> HttpResponse.of(200, "text/plain", request.body()));

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
        var socket = connect(server)) {
      write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n");
      write(socket, "x".repeat(8_000_000));

      assertThat(readAll(socket)).startsWith("HTTP/1.1 413 ").contains("max_bytes");
    }
  }

  @Test
  void givesUpOnABodyThatDripsIn() throws Exception {
    var settings = SETTINGS.withBodyTime(Duration.ofMillis(300));
    try (var server = HttpServer.start(settings, List.of(ECHO));
        var socket = connect(server)) {
      write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\nabc");

      assertThat(readAll(socket)).startsWith("HTTP/1.1 408 ").contains("did not arrive");
    }
  }

  @Test
  void readsNoMoreBodiesAtOnceThanTheirMemoryHolds() throws Exception {
    var large = Route.post("/large", 100_000, request -> HttpResponse.empty(204));
    var settings = SETTINGS.withMaxBodies(100_000);
    try (var server = HttpServer.start(settings, List.of(large))) {
      try (var slow = connect(server)) {
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

  @Test
  void neverCallsTheEndpointWhereTheClientLeavesInTheMiddleOfTheBody() throws Exception {
    var called = new CopyOnWriteArrayList<HttpRequest>();
    var asked = new CountDownLatch(1);
    AccessMetrics metrics = (method, route, status, took) -> asked.countDown();
    var route = Route.post("/echo", 1_000, request -> noted(called, request));
    try (var server =
        HttpServer.start(SETTINGS, List.of(route), request -> HttpResponse.empty(404), metrics)) {
      try (var socket = connect(server)) {
        write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\nabc");
      }
      asked.await();
    }

    assertThat(called).isEmpty();
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

  private static java.net.http.HttpResponse<String> post(HttpServer server, int bytes)
      throws IOException, InterruptedException {
    return send(
        server, "/large", request -> request.POST(BodyPublishers.ofString("x".repeat(bytes))));
  }

  private static HttpResponse noted(List<HttpRequest> called, HttpRequest request) {
    called.add(request);
    return HttpResponse.empty(204);
  }

  private static String afterwards(HttpServer server, String path, String method, String body)
      throws Exception {
    var answer =
        send(server, path, request -> request.method(method, BodyPublishers.ofString(body)));
    return answer.statusCode() + " " + answer.headers().firstValue("Connection").orElse("open");
  }
}

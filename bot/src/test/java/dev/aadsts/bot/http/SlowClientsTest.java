package dev.aadsts.bot.http;

import static dev.aadsts.bot.http.Loopback.connect;
import static dev.aadsts.bot.http.Loopback.held;
import static dev.aadsts.bot.http.Loopback.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that hold a connection by sending a byte now and then, on the real listener. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SlowClientsTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final HttpSettings SETTINGS = HttpSettings.on("127.0.0.1", 0);
  private static final Route ECHO =
      Route.post("/echo", 1_000, request -> HttpResponse.of(200, "text/plain", request.body()));

  @Test
  void cutsOffWhoNeverSaysAWord() throws Exception {
    try (var server = HttpServer.start(SETTINGS.withIdle(SHORT), List.of(ECHO));
        var socket = connect(server)) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void cutsOffWhoTricklesHeadersForever() throws Exception {
    try (var server = HttpServer.start(SETTINGS.withIdle(SHORT), List.of(ECHO));
        var socket = connect(server)) {
      write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\n");

      trickleUntilCutOff(socket, "X-A: 1\r\n");
    }
  }

  @Test
  void cutsOffWhoTricklesHeadersOfASecondRequest() throws Exception {
    // The first must have come by then.
    var idle = SHORT.multipliedBy(5);
    try (var server = HttpServer.start(SETTINGS.withIdle(idle), List.of(ECHO));
        var socket = connect(server)) {
      write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok");
      assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
          .isEqualTo("HTTP/1.1 200");
      write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\n");

      trickleUntilCutOff(socket, "X-A: 1\r\n");
    }
  }

  @Test
  void answersAndCutsOffWhoTricklesABody() throws Exception {
    var settings = SETTINGS.withBodyTime(SHORT);
    try (var server = HttpServer.start(settings, List.of(ECHO));
        var socket = connect(server)) {
      write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n");

      trickleUntilCutOff(socket, "x");
    }
  }

  @Test
  void cutsOffARequestThatTakesTooLongAltogether() throws Exception {
    var never = new CountDownLatch(1);
    Route stuck = held("/stuck", new CountDownLatch(1), never);
    var settings = SETTINGS.withWhole(SHORT).withDrain(Duration.ofMillis(100));
    try (var server = HttpServer.start(settings, List.of(stuck));
        var socket = connect(server)) {
      write(socket, "GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      never.countDown();
    }
  }

  @Test
  void keepsAConnectionThatGoesOnAsking() throws Exception {
    try (var server = HttpServer.start(SETTINGS.withIdle(Duration.ofSeconds(20)), List.of(ECHO));
        var socket = connect(server)) {
      for (int round = 0; round < 3; round++) {
        write(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok");
        String answer = "";
        while (!answer.endsWith("\r\n\r\nok")) {
          answer += (char) socket.getInputStream().read();
        }
        assertThat(answer).startsWith("HTTP/1.1 200");
      }
    }
  }

  // Sends more often than Jetty's own limit, which begins anew with each byte.
  private static void trickleUntilCutOff(Socket socket, String bit) throws InterruptedException {
    var pause = new CountDownLatch(1);
    while (!pause.await(20, TimeUnit.MILLISECONDS)) {
      try {
        write(socket, bit);
      } catch (IOException e) {
        return;
      }
    }
  }
}

package dev.aadsts.bot.http;

import static dev.aadsts.bot.http.Loopback.begin;
import static dev.aadsts.bot.http.Loopback.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Requests that are being answered when the listener stops. */
final class HttpServerStopTest {
  private static final HttpSettings SETTINGS = HttpSettings.on("127.0.0.1", 0);

  @Test
  void letsARequestInFlightFinishBeforeItStops() throws Exception {
    var arrived = new CountDownLatch(1);
    var mayAnswer = new CountDownLatch(1);
    var server = HttpServer.start(SETTINGS, List.of(held("/slow", arrived, mayAnswer)));
    int port = server.port();
    var answer = begin(server, "/slow");
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
    Route stuck = held("/stuck", arrived, new CountDownLatch(1));
    var server = HttpServer.start(SETTINGS.withDrain(Duration.ofMillis(200)), List.of(stuck));
    var answer = begin(server, "/stuck");
    arrived.await();

    server.close();

    assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
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

package dev.aadsts.bot.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class IdleConnectionsTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer platform;

  @BeforeEach
  void start() throws IOException {
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    platform.setExecutor(threads);
    platform.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    platform.start();
  }

  @AfterEach
  void stop() {
    platform.stop(0);
    threads.close();
  }

  @Test
  void keepsAConnectionForTheNextCall() throws Exception {
    ConnectionPool pool = IdleConnections.atMost(2, LONG, SHORT);
    call(pool, "/");
    call(pool, "/");

    assertThat(pool.connectionCount()).isEqualTo(1);
  }

  @Test
  void closesWhatHasIdledForTooLong() throws Exception {
    ConnectionPool pool = IdleConnections.atMost(2, SHORT, SHORT);
    call(pool, "/");

    await().untilAsserted(() -> assertThat(pool.connectionCount()).isZero());
  }

  @Test
  void looksAgainAfterItHadNothingToLookAt() throws Exception {
    ConnectionPool pool = IdleConnections.atMost(2, SHORT, SHORT);
    call(pool, "/");
    await().until(() -> pool.connectionCount() == 0);
    call(pool, "/");

    await().untilAsserted(() -> assertThat(pool.connectionCount()).isZero());
  }

  @Test
  void closesWhatIsMoreThanItKeeps() throws Exception {
    ConnectionPool pool = IdleConnections.atMost(1, LONG, SHORT);
    var together = new CyclicBarrier(3);
    platform.createContext(
        "/together",
        exchange -> {
          met(together);
          exchange.sendResponseHeaders(204, -1);
        });
    Future<?> one = threads.submit(() -> call(pool, "/together"));
    Future<?> two = threads.submit(() -> call(pool, "/together"));
    Future<?> three = threads.submit(() -> call(pool, "/together"));
    one.get();
    two.get();
    three.get();

    await().untilAsserted(() -> assertThat(pool.connectionCount()).isEqualTo(1));
  }

  @Test
  void leavesAConnectionAloneThatWaitsForItsAnswer() throws Exception {
    ConnectionPool pool = IdleConnections.atMost(1, SHORT, SHORT);
    var asked = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    platform.createContext(
        "/slow",
        exchange -> {
          asked.countDown();
          awaited(answer);
          exchange.sendResponseHeaders(204, -1);
        });
    Future<?> slow = threads.submit(() -> call(pool, "/slow"));
    asked.await();
    call(pool, "/");
    await().until(() -> pool.connectionCount() == 1);
    answer.countDown();

    slow.get(); // It fails where its connection was closed.
    await().untilAsserted(() -> assertThat(pool.connectionCount()).isZero());
  }

  private Void call(ConnectionPool pool, String path) throws IOException {
    var client = new OkHttpClient.Builder().connectionPool(pool).build();
    var url = "http://127.0.0.1:" + platform.getAddress().getPort() + path;
    try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
      assertThat(response.code()).isEqualTo(204);
    }
    return null;
  }

  private static void met(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

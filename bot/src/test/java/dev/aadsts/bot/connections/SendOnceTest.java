package dev.aadsts.bot.connections;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SendOnceTest {
  private static final String GOOD = "HTTP/1.1 204 No Content\r\n\r\n";
  private static final String AGAIN_AT_ONCE =
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n";

  private final OkHttpClient http = SendOnce.in(new OkHttpClient.Builder()).build();
  private final AtomicInteger requests = new AtomicInteger();

  // What OkHttp does by itself after such an answer.
  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void sendsNothingAgainBecauseAnAnswerInvitesToThat(String method) throws IOException {
    try (ServerSocket platform = platform(AGAIN_AT_ONCE, 2)) {
      assertThat(status(platform.getLocalPort(), method)).isEqualTo(503);
      assertThat(requests).hasValue(1);
    }
  }

  // The same after a connection broke that had worked before.
  @Test
  void sendsNothingAgainThatMayHaveArrived() throws IOException {
    try (ServerSocket platform = platform(GOOD, 1)) {
      int port = platform.getLocalPort();
      assertThat(status(port, "POST")).isEqualTo(204);

      var broken = catchThrowableOfType(IOException.class, () -> status(port, "POST"));

      assertThat(broken).isNotNull().isNotInstanceOf(SendOnce.NotSentException.class);
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  void saysSoWhereNothingWasSent() throws IOException {
    int port = unusedPort();

    assertThatExceptionOfType(SendOnce.NotSentException.class)
        .isThrownBy(() -> status(port, "POST"));
  }

  // Nobody ever waits there: who waits for a connection keeps a port open for a moment after it was
  // closed.
  private static int unusedPort() throws IOException {
    try (var closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    }
  }

  private int status(int port, String method) throws IOException {
    RequestBody body = method.equals("POST") ? RequestBody.create(new byte[0]) : null;
    var request =
        new Request.Builder().url("http://127.0.0.1:" + port + "/").method(method, body).build();
    try (Response response = http.newCall(request).execute()) {
      return response.code();
    }
  }

  /** Gives that answer so many times on each connection, and hangs up at the next request. */
  private ServerSocket platform(String answer, int times) throws IOException {
    var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(server, answer, times));
    return server;
  }

  private void serve(ServerSocket server, String answer, int times) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        for (int given = 0; read(in) && given < times; given++) {
          socket.getOutputStream().write(answer.getBytes(US_ASCII));
        }
      } catch (IOException e) {
        // The test is over.
      }
    }
  }

  /** Reads one request without a body, and counts it; false where there is none. */
  private boolean read(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      return false;
    }
    requests.incrementAndGet();
    while (!line.isEmpty()) {
      line = in.readLine();
    }
    return true;
  }
}

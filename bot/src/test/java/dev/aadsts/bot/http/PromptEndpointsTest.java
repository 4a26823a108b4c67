package dev.aadsts.bot.http;

import static dev.aadsts.bot.http.Loopback.begin;
import static dev.aadsts.bot.http.Loopback.connect;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes before others, and what is answered later by somebody else's thread. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PromptEndpointsTest {
  private static final HttpSettings SETTINGS = HttpSettings.on("127.0.0.1", 0);

  @Test
  void sendsWhatIsCompletedLaterByAnother() throws Exception {
    var begun = new CompletableFuture<CompletableFuture<HttpResponse>>();
    try (var server = HttpServer.start(SETTINGS, List.of(later(begun)))) {
      var answer = begin(server, "/later");

      begun.join().complete(HttpResponse.text(200, "late"));

      assertThat(answer.join().body()).isEqualTo("late");
    }
  }

  @Test
  void answersWithAnIncidentWhereWhatIsCompletedLaterFails() throws Exception {
    var begun = new CompletableFuture<CompletableFuture<HttpResponse>>();
    try (var server = HttpServer.start(SETTINGS, List.of(later(begun)))) {
      var answer = begin(server, "/later");

      begun.join().completeExceptionally(new IllegalStateException("secret"));

      assertThat(answer.join().statusCode()).isEqualTo(500);
      assertThat(answer.join().body()).contains("incident").doesNotContain("secret");
    }
  }

  @Test
  void keepsAPromptEndpointFreeOfWhoeverSendsSlowly() throws Exception {
    var thread = new CompletableFuture<Thread>();
    var endpoint =
        new Endpoint() {
          @Override
          public HttpResponse handle(HttpRequest request) {
            thread.complete(Thread.currentThread());
            return HttpResponse.empty(200);
          }

          @Override
          public boolean isPrompt() {
            return true;
          }
        };
    var slow = new ArrayList<Socket>();
    try (var server = HttpServer.start(SETTINGS, List.of(Route.post("/now", 100, endpoint)))) {
      for (int i = 0; i < 4 + Runtime.getRuntime().availableProcessors(); i++) {
        var socket = connect(server);
        socket
            .getOutputStream()
            .write(
                "POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc".getBytes(UTF_8));
        slow.add(socket);
      }

      // In one piece, so that all of it has come once the head is read.
      try (var quick = connect(server)) {
        quick
            .getOutputStream()
            .write("POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nnow".getBytes(UTF_8));
        assertThat(new String(quick.getInputStream().readNBytes(12), UTF_8))
            .isEqualTo("HTTP/1.1 200");
      }

      assertThat(thread.join().isVirtual()).isFalse();
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static Route later(CompletableFuture<CompletableFuture<HttpResponse>> begun) {
    return Route.get(
        "/later",
        new Endpoint() {
          @Override
          public HttpResponse handle(HttpRequest request) {
            return begin(request).join();
          }

          @Override
          public CompletableFuture<HttpResponse> begin(HttpRequest request) {
            var answer = new CompletableFuture<HttpResponse>();
            begun.complete(answer);
            return answer;
          }
        });
  }

  @Test
  void answersManyRequestsSentAtOnceInTheirOrder() throws Exception {
    int many = 500;
    try (var writer = Executors.newSingleThreadExecutor();
        var server = HttpServer.start(SETTINGS, List.of(echoing(writer)));
        var socket = connect(server)) {
      var requests = new StringBuilder();
      for (int number = 0; number < many; number++) {
        requests.append(
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n%s\r\n%03d"
                .formatted(number == many - 1 ? "Connection: close\r\n" : "", number));
      }
      Thread sending = Thread.ofVirtual().start(() -> sent(socket, requests.toString()));

      String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);

      sending.join();
      List<String> bodies = answers.lines().filter(line -> line.matches("n\\d{3}.*")).toList();
      assertThat(bodies).hasSize(many);
      for (int number = 0; number < many; number++) {
        assertThat(bodies.get(number)).startsWith("n%03d".formatted(number));
      }
    }
  }

  private static void sent(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Route echoing(Executor writer) {
    return Route.post(
        "/echo",
        100,
        new Endpoint() {
          @Override
          public HttpResponse handle(HttpRequest request) {
            return begin(request).join();
          }

          @Override
          public CompletableFuture<HttpResponse> begin(HttpRequest request) {
            String body = "n" + new String(request.body(), UTF_8) + "\n";
            return CompletableFuture.supplyAsync(() -> HttpResponse.text(200, body), writer);
          }

          @Override
          public boolean isPrompt() {
            return true;
          }
        });
  }
}

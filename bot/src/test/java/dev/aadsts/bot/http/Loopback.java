package dev.aadsts.bot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Calls a listener on this machine, as a good client or byte by byte. */
final class Loopback {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Loopback() {}

  static java.net.http.HttpResponse<String> send(
      HttpServer server, String path, UnaryOperator<HttpRequest.Builder> with)
      throws IOException, InterruptedException {
    return CLIENT.send(with.apply(request(server, path)).build(), BodyHandlers.ofString(UTF_8));
  }

  static CompletableFuture<java.net.http.HttpResponse<String>> begin(
      HttpServer server, String path) {
    return CLIENT.sendAsync(request(server, path).build(), BodyHandlers.ofString(UTF_8));
  }

  private static HttpRequest.Builder request(HttpServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  /** A connection on which reading fails after a minute of silence. */
  static Socket connect(HttpServer server) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(60_000);
    return socket;
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  /** What comes until the server closes the connection. */
  static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  /** A route that answers {@code finished} once it may. */
  static Route held(String path, CountDownLatch asked, CountDownLatch mayAnswer) {
    return Route.get(
        path,
        request -> {
          asked.countDown();
          awaitQuietly(mayAnswer);
          return HttpResponse.text(200, "finished");
        });
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.aadsts.bot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.app_backend.SlackSignature;
import dev.aadsts.bot.slack.socket.SocketPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The ways to the bot: signed requests to its listener, or a socket where it has opened one. */
final class SlackTransport {
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final IntSupplier port;
  private final Optional<SocketPeer> peer;
  private final Clock clock;

  /**
   * The ways to one bot.
   *
   * @param port of its listener, as it is now
   * @param peer the other end of its sockets, where everything comes over those
   */
  SlackTransport(IntSupplier port, Optional<SocketPeer> peer, Clock clock) {
    this.port = port;
    this.peer = peer;
    this.clock = clock;
  }

  /** Sends a request as Slack does, and expects it to be acknowledged without a word. */
  void deliver(Requests.Sent sent) {
    assertThat(deliverForAnswer(sent)).as("an acknowledgement says nothing").isEmpty();
  }

  /** Sends a request as Slack does; returns what comes with the acknowledgement. */
  String deliverForAnswer(Requests.Sent sent) {
    if (peer.isPresent()) {
      return overSocket(sent).map(JsonNode::toString).orElse("");
    }
    HttpResponse<String> answer = post(sent);
    assertThat(answer.statusCode()).as("acknowledged").isEqualTo(200);
    return answer.body();
  }

  /** Sends a request with further headers, and expects it to be acknowledged. */
  void deliver(Requests.Sent sent, Map<String, String> more) {
    var headers = new HashMap<>(signed(sent, Duration.ZERO));
    headers.putAll(more);
    assertThat(post(sent.body().getBytes(UTF_8), headers).statusCode()).isEqualTo(200);
  }

  /** Sends it over a socket until it is acknowledged; returns what comes with that. */
  Optional<JsonNode> overSocket(Requests.Sent sent) {
    SocketPeer socket = peer.orElseThrow();
    String envelope = socket.send(sent.kind(), sent.payload());
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> socket.acknowledgement(envelope).isPresent());
    return socket.acknowledgement(envelope).filter(answer -> !answer.isMissingNode());
  }

  /** Sends a request, signed now. */
  HttpResponse<String> post(Requests.Sent sent) {
    return post(sent, Duration.ZERO);
  }

  /** Sends a request, signed that much later than now. */
  HttpResponse<String> post(Requests.Sent sent, Duration later) {
    return post(sent.body().getBytes(UTF_8), signed(sent, later));
  }

  /** The headers that Slack sends with that. */
  Map<String, String> signed(Requests.Sent sent, Duration later) {
    String timestamp = Long.toString(clock.instant().plus(later).getEpochSecond());
    String signature = new SlackSignature.Generator(SECRET).generate(timestamp, sent.body());
    return Map.of(
        "Content-Type", sent.contentType(),
        "X-Slack-Request-Timestamp", timestamp,
        "X-Slack-Signature", signature);
  }

  /** Sends whatever bytes. */
  HttpResponse<String> post(byte[] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(at("/slack/events"))
            .timeout(Duration.ofMinutes(1))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return sent(request.build());
  }

  /** Asks for a page as a browser does, with these cookies; follows nowhere. */
  HttpResponse<String> get(String path, String cookies) {
    return sent(
        HttpRequest.newBuilder(at(path))
            .timeout(Duration.ofMinutes(1))
            .header("Cookie", cookies)
            .build());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port.getAsInt() + path);
  }

  private static HttpResponse<String> sent(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

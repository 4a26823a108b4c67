package dev.aadsts.bot.slack.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.mapper.Mappers;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what Slack sends over sockets of ours. An envelope is acknowledged after it was taken
 * down, so that Slack sends again what a crash or a broken line has lost. Safe for use by many
 * threads.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api/using-socket-mode">Slack: Socket Mode</a>
 */
public final class SocketMode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);
  private static final JsonMapper JSON = Mappers.plain();
  // Who sends more is not read until some of it is taken down.
  private static final int MOST_IN_WORK = 64;
  // Longer than anybody takes to take something down.
  private static final Duration FINISHING = Duration.ofSeconds(4);

  private final ConnectionsOpen connections;
  private final SocketPace pace;
  private final SocketWatch watch;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("slack-socket-", 0).factory());
  private final HttpClient http;
  private final Semaphore inWork = new Semaphore(MOST_IN_WORK);
  private final List<Thread> keepers = new ArrayList<>();
  private volatile boolean closing;

  /**
   * @param edge whose sockets these are, for metrics
   */
  public SocketMode(
      String edge, ConnectionsOpen connections, DeliveryMetrics metrics, SocketPace pace) {
    this.connections = connections;
    this.pace = pace;
    this.watch = new SocketWatch(edge, metrics);
    this.http = HttpClient.newBuilder().connectTimeout(pace.hello()).executor(threads).build();
  }

  /**
   * Begins to open sockets, in the background.
   *
   * @param taker who takes what comes there
   */
  public synchronized void start(Envelope.Taker taker) {
    var opener =
        new Opener(connections, http, pace, (socket, text) -> text(socket, text, taker), watch);
    for (int number = 0; number < pace.sockets(); number++) {
      var backoff = new Backoff(pace, RandomGenerator.getDefault());
      keepers.add(
          Thread.ofVirtual()
              .name("slack-socket-keeper-" + number)
              .start(new SocketKeeper(opener, backoff, pace, watch)));
    }
  }

  /** Whether Slack can reach us: one open socket is enough. */
  public Health health() {
    return watch.health();
  }

  /** Opens no more sockets, and closes those that are open once what came there is answered. */
  @Override
  public synchronized void close() {
    if (closing) {
      return;
    }
    closing = true;
    keepers.forEach(Thread::interrupt);
    try {
      boolean unused = inWork.tryAcquire(MOST_IN_WORK, FINISHING.toMillis(), TimeUnit.MILLISECONDS);
      watch.closeAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
    threads.shutdown();
  }

  private void text(Connection connection, String text, Envelope.Taker taker) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      LOG.warn("Slack sent something over a socket that is no JSON");
      return;
    }
    String type = json.path("type").asText();
    switch (type) {
      case "hello" -> connection.greeted();
      case "disconnect" -> connection.ends(closeReason(json.path("reason").asText()));
      default -> {
        if (json.path("envelope_id").isTextual()) {
          envelope(connection, json, taker);
        }
      }
    }
  }

  private static CloseReason closeReason(String reason) {
    return switch (reason) {
      case "too_many_websockets" -> CloseReason.CROWDED;
      case "link_disabled" -> CloseReason.SWITCHED_OFF;
      default -> CloseReason.REFRESH; // warning, refresh_requested, and whatever comes to them.
    };
  }

  private void envelope(Connection connection, JsonNode json, Envelope.Taker taker) {
    inWork.acquireUninterruptibly();
    if (closing) {
      inWork.release();
      return; // Not acknowledged: Slack sends it to somebody else.
    }
    threads.execute(
        () -> {
          try {
            taken(connection, json, taker);
          } finally {
            inWork.release();
          }
        });
  }

  private static void taken(Connection connection, JsonNode json, Envelope.Taker taker) {
    String id = json.path("envelope_id").asText();
    Envelope.Taken taken =
        taker.take(new Envelope(json.path("type").asText(), json.path("payload")));
    if (!(taken instanceof Envelope.Taken.Done(var answer))) {
      LOG.warn("Envelope {} was not kept; Slack sends it again", id);
      return;
    }
    ObjectNode acknowledgement = JSON.createObjectNode().put("envelope_id", id);
    if (json.path("accepts_response_payload").asBoolean()) {
      answer.ifPresent(words -> acknowledgement.set("payload", words));
    }
    if (!connection.send(acknowledgement.toString())) {
      LOG.debug("The socket closed before envelope {} was acknowledged: it comes again", id);
    }
  }
}

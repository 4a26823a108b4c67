package dev.aadsts.bot.slack.socket;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Opens sockets to where Slack tells. Safe for use by many threads. */
final class Opener {
  private final ConnectionsOpen connections;
  private final HttpClient http;
  private final SocketPace pace;
  private final BiConsumer<Connection, String> texts;
  private final SocketWatch watch;

  /**
   * @param texts told each text of each socket
   */
  Opener(
      ConnectionsOpen connections,
      HttpClient http,
      SocketPace pace,
      BiConsumer<Connection, String> texts,
      SocketWatch watch) {
    this.connections = connections;
    this.http = http;
    this.pace = pace;
    this.texts = texts;
    this.watch = watch;
  }

  /** What came of it. */
  sealed interface Opened {
    /** Slack has said hello there. */
    record Open(Connection connection) implements Opened {}

    /** The app has as many as it may. */
    record Crowded() implements Opened {}

    /**
     * Not now.
     *
     * @param after how long Slack asks to wait
     */
    record NotNow(String why, Optional<Duration> after) implements Opened {}

    /** Never, until somebody mends the configuration. */
    record Never(String code) implements Opened {}
  }

  /** Opens one, and waits for Slack's hello. */
  Opened open() throws InterruptedException {
    return switch (connections.ask()) {
      case OpenResponse.There there -> open(there);
      case OpenResponse.NotNow(var why, var after) -> new Opened.NotNow(why, after);
      case OpenResponse.Never(var code) -> new Opened.Never(code);
    };
  }

  private Opened open(OpenResponse.There there) throws InterruptedException {
    var connection = new Connection(texts, pace);
    try {
      WebSocket unused =
          http.newWebSocketBuilder()
              .connectTimeout(pace.hello())
              .buildAsync(there.url(), connection)
              .get(pace.hello().toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      connection.abort();
      throw e;
    } catch (ExecutionException | TimeoutException e) {
      connection.abort();
      // Not with its message, which may have the ticket in it.
      return new Opened.NotNow("the socket could not be opened", Optional.empty());
    }
    watch.add(connection);
    if (connection.awaitHello(pace.hello())) {
      return new Opened.Open(connection);
    }
    connection.abort();
    return switch (connection.awaitEnding()) {
      case CROWDED -> new Opened.Crowded();
      case SWITCHED_OFF ->
          new Opened.NotNow(ConnectionsOpen.words("link_disabled"), Optional.empty());
      case REFRESH, CLOSED, SILENT ->
          new Opened.NotNow("Slack did not say hello", Optional.empty());
    };
  }
}

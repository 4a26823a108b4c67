package dev.aadsts.bot.slack.socket;

import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.health.Health;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows which sockets are open, and why not more. Safe for use by many threads. */
final class SocketWatch {
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final String edge;
  private final DeliveryMetrics metrics;
  private volatile String why = "no socket to Slack is open yet";
  private volatile Optional<String> stopped = Optional.empty();

  SocketWatch(String edge, DeliveryMetrics metrics) {
    this.edge = edge;
    this.metrics = metrics;
    metrics.sockets(edge, this::open);
  }

  void add(Connection connection) {
    connections.removeIf(Connection::isOver);
    connections.add(connection);
  }

  void ended(CloseReason reason) {
    metrics.socketEnded(edge, reason);
  }

  void waiting(String reason) {
    why = "no socket to Slack is open: " + reason;
  }

  void stopped(String reason) {
    stopped = Optional.of(reason);
  }

  int open() {
    return Math.toIntExact(connections.stream().filter(Connection::isOpen).count());
  }

  Health health() {
    if (open() > 0) {
      return Health.working();
    }
    return Health.down(stopped.orElse(why));
  }

  void closeAll() throws InterruptedException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}

package dev.aadsts.bot.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Closes connections that take too long, whatever trickles over them: Jetty's own limit begins anew
 * with each byte, so that a client who sends one now and then keeps a connection for ever. Looks at
 * all of them four times a second, as two alarms for each request cost more than to answer some;
 * sleeps where there is none. Safe for use by many threads.
 */
final class Deadlines extends Handler.Wrapper implements Connection.Listener {
  private static final long LOOK_MILLIS = 250;

  private final ServerConnector connector;
  private final Duration head;
  private final Duration whole;
  // By System.nanoTime().
  private final Map<Connection, Long> ends = new ConcurrentHashMap<>();
  private final AtomicBoolean watched = new AtomicBoolean();

  /**
   * @param head for the head of a request, from the opening of the connection or the answer before
   * @param whole for everything after the head, until the last byte of the answer is sent
   */
  Deadlines(ServerConnector connector, Duration head, Duration whole) {
    this.connector = connector;
    this.head = head;
    this.whole = whole;
  }

  @Override
  public void onOpened(Connection connection) {
    ends.put(connection, after(head));
    watch();
  }

  @Override
  public void onClosed(Connection connection) {
    ends.remove(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    // Not for a connection that has been closed in the meantime.
    ends.replace(connection, after(whole));
    Request.addCompletionListener(request, failure -> ends.replace(connection, after(head)));
    return super.handle(request, response, callback);
  }

  private static long after(Duration limit) {
    return System.nanoTime() + limit.toNanos();
  }

  private void watch() {
    if (watched.compareAndSet(false, true)) {
      connector.getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    try {
      long now = System.nanoTime();
      ends.forEach(
          (connection, end) -> {
            if (end - now <= 0) {
              connection.close();
            }
          });
    } finally { // Whatever comes of one, the others are still watched.
      watched.set(false);
      if (!ends.isEmpty()) {
        watch();
      }
    }
  }
}

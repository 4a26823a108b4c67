package dev.aadsts.bot.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that take too long, whatever trickles over them: Jetty's own limit begins anew
 * with each byte, so that a client who sends one now and then keeps a connection for ever. Safe for
 * use by many threads.
 */
final class Deadlines extends Handler.Wrapper implements Connection.Listener {
  private final ServerConnector connector;
  private final Duration head;
  private final Duration whole;
  private final Map<Connection, Scheduler.Task> deadlines = new ConcurrentHashMap<>();

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
    deadlines.put(connection, after(connection, head));
  }

  @Override
  public void onClosed(Connection connection) {
    Scheduler.Task deadline = deadlines.remove(connection);
    if (deadline != null) {
      deadline.cancel();
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    postpone(connection, whole);
    Request.addCompletionListener(request, failure -> postpone(connection, head));
    return super.handle(request, response, callback);
  }

  // Not for a connection that has been closed in the meantime.
  private void postpone(Connection connection, Duration limit) {
    deadlines.computeIfPresent(
        connection,
        (same, before) -> {
          before.cancel();
          return after(connection, limit);
        });
  }

  private Scheduler.Task after(Connection connection, Duration limit) {
    return connector
        .getScheduler()
        .schedule(connection::close, limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}

package dev.aadsts.bot.http;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one listener, HTTP/1.1 without TLS: a proxy in front ends TLS. Each request runs on a virtual
 * thread of its own, or on one of few where it goes {@linkplain Endpoint#isPrompt before others},
 * after its body has arrived completely. Safe for use by many threads.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  // Jetty's own.
  private static final int IDLE_MILLIS = 60_000;

  private final Server server;
  private final ServerConnector connector;
  private final RequestThreads threads;

  private HttpServer(Server server, ServerConnector connector, RequestThreads threads) {
    this.server = server;
    this.connector = connector;
    this.threads = threads;
  }

  /** Starts listening, with plain answers for unknown paths and no metrics. */
  public static HttpServer start(HttpSettings settings, List<Route> routes) {
    return start(settings, routes, Fallback.PROBLEMS, AccessMetrics.NONE);
  }

  /**
   * Starts listening.
   *
   * @param fallback answers what the routes do not
   * @throws HttpServerException if the address cannot be bound
   * @throws IllegalArgumentException if two routes claim the same requests
   */
  public static HttpServer start(
      HttpSettings settings, List<Route> routes, Fallback fallback, AccessMetrics metrics) {
    var table = new RouteTable(routes);
    var server = new Server(threads());
    var connector = connector(server, settings);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
    var deadlines = new Deadlines(connector, settings.idle(), settings.whole());
    // It hears of connections here, and starts and stops with the handlers.
    connector.addBean(deadlines, false);
    RequestThreads threads = RequestThreads.open();
    deadlines.setHandler(new RoutingHandler(table, fallback, metrics, settings, threads));
    server.setHandler(new GracefulHandler(deadlines));
    server.setErrorHandler(new ProblemErrorHandler());
    server.setStopTimeout(settings.drain().toMillis());
    var started = new HttpServer(server, connector, threads);
    started.start(settings);
    return started;
  }

  /** The port that it listens on, also where the settings said 0. */
  public int port() {
    return connector.getLocalPort();
  }

  /**
   * Stops accepting connections, lets the requests in flight finish within the drain time of the
   * settings, and then cuts the rest off.
   */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) { // Jetty declares nothing narrower.
      LOG.warn("Some requests were cut off when the listener stopped: {}", e.toString());
    } finally {
      threads.close();
    }
  }

  private void start(HttpSettings settings) {
    try {
      server.start();
    } catch (Exception e) { // Jetty declares nothing narrower.
      close();
      throw new HttpServerException(
          "Cannot listen on %s port %d: %s. Is another process there? PORT and AADSTS_BIND choose others."
              .formatted(settings.host(), settings.port(), e.getMessage()),
          e);
    }
  }

  private static QueuedThreadPool threads() {
    // These only accept connections and read what comes.
    // Its own kind of queue asks JMX how large a pointer is, and that is a tenth of a start.
    var pool = new QueuedThreadPool(16, 8, IDLE_MILLIS, new LinkedBlockingQueue<>());
    pool.setName("http");
    return pool;
  }

  // Once an answer is sent, Jetty has another thread look for the next request. Here whoever sent
  // it looks: that never waits, as requests are handed to a lane, and to wake a thread takes as
  // long as to read a request.
  private static Executor goingOnAtOnce(Executor pool) {
    return job -> {
      if (job instanceof Connection) {
        job.run();
      } else {
        pool.execute(job);
      }
    };
  }

  private static ServerConnector connector(Server server, HttpSettings settings) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(settings.maxHeaderBytes());
    http.setUriCompliance(UriCompliance.DEFAULT);
    var connector =
        new ServerConnector(
            server,
            goingOnAtOnce(server.getThreadPool()),
            null,
            null,
            1,
            1,
            new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idle().toMillis());
    return connector;
  }
}

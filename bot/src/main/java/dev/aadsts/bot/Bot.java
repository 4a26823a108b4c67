package dev.aadsts.bot;

import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.Inbox;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.health.HealthCheck;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpServerException;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlReceipts;
import dev.aadsts.bot.web.WebEdge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The running bot: store, durable queue, edges and the one HTTP listener. */
final class Bot implements AutoCloseable {
  private final Core core;
  private final Inbox inbox;
  private final HttpServer server;
  private final ScheduledExecutorService hourly;

  private Bot(Core core, Inbox inbox, HttpServer server, ScheduledExecutorService hourly) {
    this.core = core;
    this.inbox = inbox;
    this.server = server;
    this.hourly = hourly;
  }

  /**
   * Starts everything that is configured.
   *
   * @throws StartException if something of it cannot start
   */
  static Bot start(Config config, Clock clock) {
    URI local = URI.create("http://localhost:" + config.port());
    Core core = Core.open(config, Main.knowledge(config.overlay()), guides(config, local), clock);
    var handlers = Map.<String, EventHandler>of();
    var inbox = new Inbox(core.database().dataSource(), handlers, clock);
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var checks = List.of(storeCheck(core.database()));
    var web = new WebEdge(core::kb, config.baseUrl().orElse(local), checks, meters);
    var routes = new ArrayList<Route>(web.routes());
    try {
      var server =
          HttpServer.start(
              HttpSettings.on(config.bind(), config.port()),
              routes,
              web.nowhere(),
              web.accessMetrics());
      inbox.start();
      return new Bot(core, inbox, server, housekeeping(core, config, clock));
    } catch (HttpServerException e) {
      core.close();
      throw StartException.because(e);
    }
  }

  private static ScheduledExecutorService housekeeping(Core core, Config config, Clock clock) {
    var receipts = new SqlReceipts(core.database(), clock);
    var housekeeping = new Housekeeping(core.store(), receipts, config.retention(), clock);
    var hourly =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());
    hourly.scheduleWithFixedDelay(housekeeping, 1, 60, TimeUnit.MINUTES);
    return hourly;
  }

  /** The port that it listens on. */
  int port() {
    return server.port();
  }

  /** Takes no more requests, finishes what it has begun within 20 seconds, and closes the store. */
  @Override
  public void close() {
    server.close();
    inbox.close();
    hourly.shutdownNow();
    core.close();
  }

  // A link to this very machine helps only somebody who sits at it.
  private static Optional<URI> guides(Config config, URI local) {
    boolean onThisMachine = config.port() != 0 && !config.bind().equals("0.0.0.0");
    return config.baseUrl().or(() -> onThisMachine ? Optional.of(local) : Optional.empty());
  }

  private static HealthCheck storeCheck(Database database) {
    return new HealthCheck(
        "store",
        () -> database.isUp() ? Health.working() : Health.down("the database does not answer"));
  }
}

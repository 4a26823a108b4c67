package dev.aadsts.bot;

import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.config.StartException;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.health.HealthCheck;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpServerException;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.http.guard.RateLimit;
import dev.aadsts.bot.metrics.StateGauges;
import dev.aadsts.bot.reminder.Reminding;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.UnusableDatabaseException;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.bot.web.WebEdge;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running bot: store, durable queue, edges and the one HTTP listener. */
final class Bot implements AutoCloseable {
  // What platforms send is signed; pages of edges, such as to install an app, are for anybody.
  private static final int STRANGERS_A_MINUTE = 60;

  private final Core core;
  private final Edges edges;
  private final Inbox inbox;
  private final HttpServer server;
  private final Chores chores;

  private Bot(Core core, Edges edges, Inbox inbox, HttpServer server, Chores chores) {
    this.core = core;
    this.edges = edges;
    this.inbox = inbox;
    this.server = server;
    this.chores = chores;
  }

  /**
   * Starts everything that is configured.
   *
   * @throws StartException if something of it cannot start
   */
  static Bot start(Config config, Clock clock) {
    Optional<HouseRulesFolder> rules = config.overlay().map(HouseRulesFolder::new);
    Database database = Core.unopened(config);
    BackgroundTask<Database> opening = BackgroundTask.make("store", database::open);
    KnowledgeBase kb = knowledge(rules, database);
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Core core = Core.of(config, kb, database, guides(config, local(config)), meters, clock);
    var edges = Edges.of(config, core, meters, clock);
    awaitOpen(opening, edges);
    Inbox inbox = inbox(core, edges, meters, clock);
    WebEdge web = web(config, core, edges, meters, clock);
    List<Route> routes = routes(config, web, edges.routes(inbox), clock);
    try {
      var settings = HttpSettings.on(config.bind(), config.port());
      var server = HttpServer.start(settings, routes, web.fallback(), web.accessMetrics());
      inbox.start();
      edges.start(inbox);
      Chores chores = chores(config, core, edges, inbox, clock);
      rules.ifPresent(house -> chores.keepReading(house, kb));
      chores.keepCount(new StateGauges(core.store(), core.deadLetters(), kb::size, meters));
      return new Bot(core, edges, inbox, server, chores);
    } catch (HttpServerException e) {
      edges.close();
      core.close();
      throw StartException.because(e);
    }
  }

  private static KnowledgeBase knowledge(Optional<HouseRulesFolder> rules, Database database) {
    try {
      return Main.knowledge(rules);
    } catch (StartException e) {
      database.close();
      throw e;
    }
  }

  private static void awaitOpen(BackgroundTask<Database> opening, Edges edges) {
    try {
      opening.get();
    } catch (UnusableDatabaseException e) {
      edges.close();
      throw StartException.because(e);
    }
  }

  private static Inbox inbox(Core core, Edges edges, MeterRegistry meters, Clock clock) {
    return new Inbox(
        core.database().eventRows(),
        edges.handlers(),
        core.deadLetters(),
        new DeliveryMetrics(meters),
        clock);
  }

  private static WebEdge web(
      Config config, Core core, Edges edges, PrometheusMeterRegistry meters, Clock clock) {
    var checks = new ArrayList<>(List.of(storeCheck(core.database())));
    checks.addAll(edges.checks());
    return new WebEdge(
        core::kb,
        config.baseUrl().orElse(local(config)),
        checks,
        meters,
        config.access(),
        core.feedback(),
        clock);
  }

  private static List<Route> routes(
      Config config, WebEdge web, List<Route> ofPlatforms, Clock clock) {
    var strangers = new RateLimit(STRANGERS_A_MINUTE, config.access().clients(), clock);
    var routes = new ArrayList<>(web.routes());
    ofPlatforms.stream()
        .map(route -> route.method().equals("GET") ? route.behind(strangers) : route)
        .forEach(routes::add);
    return routes;
  }

  private static Chores chores(Config config, Core core, Edges edges, Inbox inbox, Clock clock) {
    var chores = new Chores(core, clock);
    chores.keepHouse(
        new Housekeeping(
            core.store(),
            core.receipts(),
            core.deadLetters(),
            core::forgetPeopleBefore,
            core.secrets(),
            config.retention(),
            clock));
    chores.keepReminding(new Reminding(core.store(), edges.notices(inbox), clock));
    chores.introduce(edges);
    chores.readAhead(core.kb());
    return chores;
  }

  /** The port that it listens on. */
  int port() {
    return server.port();
  }

  /**
   * Takes no more requests, finishes what it has begun, and closes the store; all of it within a
   * minute. One after another, as each brings work to the next: requests (10 seconds at most),
   * sockets (4), events in hand (20, and 5 until their ends are written), what was met last (1),
   * what is to be written (10), the log of SQLite (10).
   */
  @Override
  public void close() {
    server.close();
    edges.stopReceiving();
    inbox.close();
    chores.close();
    edges.close();
    core.close();
  }

  private static URI local(Config config) {
    return URI.create("http://localhost:" + config.port());
  }

  // A link to this very machine helps only somebody who sits at it, and nobody in Slack or Teams.
  static Optional<URI> guides(Config config, URI local) {
    boolean onThisMachine =
        config.port() != 0
            && TeamsSettings.isLoopback(config.bind())
            && config.slack().isEmpty()
            && config.teams().filter(teams -> !teams.devMode()).isEmpty();
    return config.baseUrl().or(() -> onThisMachine ? Optional.of(local) : Optional.empty());
  }

  private static HealthCheck storeCheck(Database database) {
    return new HealthCheck(
        "store",
        () ->
            database.isUp()
                ? Health.working()
                : Health.down("the database does not answer, or takes nothing"));
  }
}

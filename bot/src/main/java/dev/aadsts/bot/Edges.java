package dev.aadsts.bot;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.config.Config;
import dev.aadsts.bot.config.Paces;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.outbox.Outbox;
import dev.aadsts.bot.delivery.outbox.Outgoing;
import dev.aadsts.bot.delivery.outbox.Throttle;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.health.HealthCheck;
import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.reminder.NoticeBox;
import dev.aadsts.bot.slack.SlackEdge;
import dev.aadsts.bot.store.SqlAddresses;
import dev.aadsts.bot.teams.TeamsEdge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The chat platforms that are configured. A third one is one more component here. */
record Edges(Optional<SlackEdge> slack, Optional<TeamsEdge> teams) implements AutoCloseable {

  static Edges of(Config config, Core core, MeterRegistry meters, Clock clock) {
    var outbox = new Outbox(core.receipts(), clock);
    var metrics = new DeliveryMetrics(meters);
    Paces paces = config.paces();
    var slack = new Throttle(paces.slackChannel(), paces.slackWorkspace(), clock);
    var teams = new Throttle(paces.teamsThread(), paces.teamsTenant(), clock);
    return new Edges(
        config
            .slack()
            .map(
                settings ->
                    new SlackEdge(
                        settings,
                        core.registry(),
                        core.answerer(),
                        core.presses(),
                        new Outgoing(outbox, slack, metrics),
                        core.links().slack(),
                        clock)),
        config
            .teams()
            .map(
                settings ->
                    new TeamsEdge(
                        settings,
                        core.answerer(),
                        core.presses(),
                        new SqlAddresses(core.database()),
                        new Outgoing(outbox, teams, metrics),
                        clock)));
  }

  /** Who handles recorded events, by the name of the edge. */
  Map<String, EventHandler> handlers() {
    var handlers = new HashMap<String, EventHandler>();
    slack.ifPresent(edge -> handlers.put(SlackEdge.NAME, edge.handler()));
    teams.ifPresent(edge -> handlers.put(TeamsEdge.NAME, edge.handler()));
    return handlers;
  }

  /** Who tells threads something unasked, by platform. */
  Map<Platform, NoticeBox> notices(Inbox inbox) {
    var boxes = new EnumMap<Platform, NoticeBox>(Platform.class);
    slack.ifPresent(edge -> boxes.put(Platform.SLACK, edge.notices(inbox)));
    teams.ifPresent(edge -> boxes.put(Platform.TEAMS, edge.notices(inbox)));
    return boxes;
  }

  List<Route> routes(Inbox inbox) {
    return Stream.concat(
            slack.stream().flatMap(edge -> edge.routes(inbox).stream()),
            teams.stream().flatMap(edge -> edge.routes(inbox).stream()))
        .toList();
  }

  List<HealthCheck> checks() {
    return Stream.concat(
            slack.map(SlackEdge::health).stream(),
            teams.map(edge -> new HealthCheck(TeamsEdge.NAME, edge::health)).stream())
        .toList();
  }

  /**
   * A closer look: slow, as it waits for the platforms.
   *
   * @param baseUrl where people reach us, as far as that is set
   */
  List<Remark> examine(Optional<URI> baseUrl) {
    return Stream.concat(
            slack.stream().flatMap(edge -> edge.examine(baseUrl).stream()),
            teams.map(edge -> remark(edge.examination())).stream())
        .toList();
  }

  private static Remark remark(Health teams) {
    String words = teams.detail().orElse("takes our credentials");
    return teams.up() ? Remark.fine(TeamsEdge.NAME, words) : Remark.broken(TeamsEdge.NAME, words);
  }

  /** Begins to take what comes elsewhere than to our listener. */
  void start(Inbox inbox) {
    slack.ifPresent(edge -> edge.start(inbox));
  }

  /** Asks the platforms whether they know us; they need not answer for the bot to work. */
  void askWhoWeAre() {
    slack.ifPresent(SlackEdge::askWhoWeAre);
  }

  /** Takes nothing more from where the platforms do not come to our listener. */
  void stopReceiving() {
    slack.ifPresent(SlackEdge::stopReceiving);
  }

  @Override
  public void close() {
    slack.ifPresent(SlackEdge::close);
    teams.ifPresent(TeamsEdge::close);
  }
}

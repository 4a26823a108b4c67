package dev.aadsts.bot.slack;

import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.outbox.Outgoing;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.health.HealthCheck;
import dev.aadsts.bot.health.Remark;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.reminder.NoticeBox;
import dev.aadsts.bot.slack.api.SlackApi;
import dev.aadsts.bot.slack.api.SlackClient;
import dev.aadsts.bot.slack.block.Drawings;
import dev.aadsts.bot.slack.checkup.AddressCheck;
import dev.aadsts.bot.slack.checkup.Checkup;
import dev.aadsts.bot.slack.checkup.OAuthScope;
import dev.aadsts.bot.slack.checkup.OAuthScope.Need;
import dev.aadsts.bot.slack.checkup.WorkspacesCheckup;
import dev.aadsts.bot.slack.event.People;
import dev.aadsts.bot.slack.event.Received;
import dev.aadsts.bot.slack.install.AppKeys;
import dev.aadsts.bot.slack.install.Installations;
import dev.aadsts.bot.slack.install.Installer;
import dev.aadsts.bot.slack.install.OneInstallation;
import dev.aadsts.bot.slack.install.Registry;
import dev.aadsts.bot.slack.request.SenderCheck;
import dev.aadsts.bot.slack.request.SignedEndpoint;
import dev.aadsts.bot.slack.request.SlackEndpoint;
import dev.aadsts.bot.slack.request.SocketIntake;
import dev.aadsts.bot.slack.socket.ConnectionsOpen;
import dev.aadsts.bot.slack.socket.SocketMode;
import dev.aadsts.bot.slack.speech.Answering;
import dev.aadsts.bot.slack.speech.AnswersAtOnce;
import dev.aadsts.bot.slack.speech.Hearing;
import dev.aadsts.bot.slack.speech.OptionalScopes;
import dev.aadsts.bot.slack.workspace.SlackLinks;
import dev.aadsts.bot.slack.workspace.Workspace;
import dev.aadsts.bot.slack.workspace.Workspaces;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bot in Slack, over HTTP or over sockets. What Slack sends there is recorded; the {@link
 * Inbox} then has it {@linkplain #handler handled}. Safe for use by many threads.
 */
public final class SlackEdge implements AutoCloseable {
  /** The name under which the {@link Inbox} knows this edge. */
  public static final String NAME = SlackApi.EDGE;

  /** Where Slack sends commands, events and presses, if it comes over HTTP. */
  public static final String PATH = "/slack/events";

  /**
   * Slack takes one message a second in a channel: <a
   * href="https://docs.slack.dev/apis/web-api/rate-limits">rate limits</a>.
   */
  public static final Pace CHANNEL_PACE = Pace.of("1 per PT1S");

  /** Slack speaks of "a workspace-wide limit", and gives no number; this leaves it in peace. */
  public static final Pace WORKSPACE_PACE = Pace.of("5 per PT1S, 200 per PT1M");

  private static final String SOCKET = "slack socket";

  // A press brings the message along whose button it was: 50 blocks, percent-encoded.
  private static final int MOST_BODY = 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SlackSettings settings;
  private final Answerer answerer;
  private final Hearing hearing;
  private final AnswersAtOnce answersAtOnce;
  private final Answering answering;
  private final Presses presses;
  private final Outgoing outgoing;
  private final SlackLinks links;
  private final Clock clock;
  private final SlackClient slack;
  private final Optional<Registry> registry;
  private final Optional<Installer> installer;
  private final Installations installations;
  private final Workspaces workspaces;
  private final People people = new People();
  private final Optional<SocketMode> socket;

  /**
   * One that has not called Slack yet: for one workspace or, with the keys of an app, for those
   * that install it by themselves.
   *
   * @param registry of what was installed; there must be one where the settings have keys
   * @param outgoing at {@link #CHANNEL_PACE} and {@link #WORKSPACE_PACE} against Slack itself
   * @param links told where the workspaces have their messages
   */
  public SlackEdge(
      SlackSettings settings,
      Optional<Registry> registry,
      Answerer answerer,
      Presses presses,
      Outgoing outgoing,
      SlackLinks links,
      Clock clock) {
    this.settings = settings;
    this.answerer = answerer;
    this.presses = presses;
    this.outgoing = outgoing;
    this.links = links;
    this.clock = clock;
    this.slack = SlackClient.of(settings.apiUrl(), PATIENCE);
    this.registry = registry;
    this.installer = settings.keys().map(keys -> installer(keys, registry.orElseThrow()));
    this.installations =
        installer
            .map(Installer::installations)
            .orElseGet(() -> new OneInstallation(settings.botToken().orElseThrow()));
    this.workspaces = new Workspaces(slack, installations, links, outgoing.metrics(), clock);
    var optionalScopes = new OptionalScopes(workspaces, clock);
    this.hearing = new Hearing(answerer, presses, people, optionalScopes);
    this.answersAtOnce = new AnswersAtOnce(hearing, new Drawings());
    this.answering = new Answering(hearing, optionalScopes, presses, workspaces, outgoing, clock);
    this.socket = settings.appToken().map(this::socketMode);
  }

  /** Opens the sockets; what comes there goes into the inbox. */
  public void start(Inbox inbox) {
    socket.ifPresent(
        sockets -> sockets.start(new SocketIntake(reception(inbox), outgoing.metrics())));
  }

  /** Asks Slack in the background whether the token works, and who we are. */
  public void askWhoWeAre() {
    if (installations.isOne()) {
      one().token().askInBackground(one().api());
    }
  }

  /** Takes nothing more over sockets. */
  public void stopReceiving() {
    socket.ifPresent(SocketMode::close);
  }

  /** How threads in Slack are told something unasked. */
  public NoticeBox notices(Inbox inbox) {
    return notice -> {
      try {
        inbox.record(new Event(notice.eventId(), NAME, new Received.Noticed(notice).encode()));
      } finally {
        EventMark.remove();
      }
    };
  }

  /** Where Slack sends events, commands and presses: nowhere where they come over sockets only. */
  public List<Route> routes(Inbox inbox) {
    Stream<Route> events =
        settings.signingSecret().stream()
            .map(secret -> new SenderCheck(secret, clock))
            .map(sender -> new SignedEndpoint(sender, reception(inbox), outgoing.metrics()))
            .map(signed -> Route.post(PATH, MOST_BODY, signed));
    return Stream.concat(events, installer.stream().flatMap(pages -> pages.routes().stream()))
        .toList();
  }

  private SlackEndpoint reception(Inbox inbox) {
    return new Reception(settings, slack, workspaces, links, installations, people, answerer)
        .open(inbox, answersAtOnce, hearing, presses);
  }

  private Installer installer(AppKeys keys, Registry registry) {
    return new Installer(
        slack::slack,
        settings.apiUrl(),
        keys,
        registry,
        OAuthScope.neededBy(List.of(Need.ALWAYS)).stream().map(OAuthScope::id).toList(),
        OAuthScope.offered(),
        clock);
  }

  private SocketMode socketMode(String appToken) {
    return new SocketMode(
        NAME, connectionsOpen(appToken), outgoing.metrics(), settings.socketPace());
  }

  private ConnectionsOpen connectionsOpen(String appToken) {
    return new ConnectionsOpen(slack::slack, appToken, settings.encrypted());
  }

  /** Whether Slack answers, takes our token, and can reach us. */
  public HealthCheck health() {
    return new HealthCheck(
        NAME,
        () ->
            reached(
                // With many, the trouble of one is no reason to take us out of service.
                installations.isOne() ? one().token().health(one().api()) : Health.working(),
                socket.map(SocketMode::health)));
  }

  /**
   * A closer look, for whoever runs us: waits for Slack's answers.
   *
   * @param baseUrl where people reach us, as far as that is set
   */
  public List<Remark> examine(Optional<URI> baseUrl) {
    var remarks = new ArrayList<Remark>();
    if (installations.isOne()) {
      remarks.addAll(new Checkup(NAME, one().api(), clock).look());
    } else {
      registry
          .map(found -> new WorkspacesCheckup(found, workspaces, clock).look())
          .ifPresent(remarks::addAll);
    }
    settings.signingSecret().map(secret -> AddressCheck.look(baseUrl)).ifPresent(remarks::add);
    settings
        .appToken()
        .map(
            token ->
                connectionsOpen(token)
                    .objection()
                    .map(why -> Remark.broken(SOCKET, why))
                    .orElseGet(() -> Remark.fine(SOCKET, "Slack gives us sockets")))
        .ifPresent(remarks::add);
    return remarks;
  }

  private static Health reached(Health signedIn, Optional<Health> socket) {
    return socket.filter(health -> signedIn.up() && !health.up()).orElse(signedIn);
  }

  /** Who handles the events that were recorded under {@link #NAME}. */
  public EventHandler handler() {
    return answering;
  }

  /** Lets go of connections to Slack. */
  @Override
  public void close() {
    stopReceiving();
    slack.close();
  }

  private Workspace one() {
    return workspaces.of("");
  }
}

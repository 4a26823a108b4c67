package dev.aadsts.bot.slack;

import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.feedback.Report;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.slack.install.AppKeys;
import dev.aadsts.bot.slack.socket.SocketPeer;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.testkit.FaultyStore;
import dev.aadsts.bot.testkit.SlowChecklists;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole Slack edge, on a real store and a real listener, in a workspace with a channel {@value
 * #CHANNEL} in which the bot is, one in which it is not, and the direct conversation with Ana. What
 * people do there is in {@link SlackUser}, how that reaches the bot in {@link SlackTransport}.
 */
public final class SlackWorld implements AutoCloseable {
  static final String CHANNEL = "C0HELP";
  public static final String ELSEWHERE = "C0ELSE";
  static final String DIRECT = "D0ANA";
  static final String ANA = "U0ANA";
  static final String BEN = "U0BEN";
  static final KnowledgeBase KB = KnowledgeBase.bundled();

  private static final Map<String, String> NAMES = Map.of(ANA, "ana", BEN, "ben");

  private static final Pace FAST = Pace.of("1000 per PT1S");
  private static final Duration BODY_TIME = Duration.ofSeconds(20);

  private final FakeSlack slack;
  private final Optional<SocketPeer> peer;
  private final Clock clock = Clock.systemUTC();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeliveryMetrics metrics = new DeliveryMetrics(meters);
  private final LocalBot.Setup setup;
  private final SlackTransport transport;
  private LocalBot process;

  private SlackWorld(
      Path folder,
      FakeSlack slack,
      SlackSettings settings,
      Optional<SocketPeer> peer,
      Pace channel,
      Pace workspace,
      Duration bodyTime,
      boolean handlesEvents) {
    this.slack = slack;
    this.peer = peer;
    this.setup =
        new LocalBot.Setup(
            folder, settings, peer.isPresent(), channel, workspace, bodyTime, metrics, clock);
    this.process = new LocalBot(setup, handlesEvents);
    this.transport = new SlackTransport(this::port, peer, clock);
  }

  public static SlackWorld in(Path folder) {
    return in(folder, FAST, FAST, BODY_TIME, true);
  }

  /** The same, at that pace in each channel and in all of them. */
  public static SlackWorld in(Path folder, Pace channel, Pace workspace) {
    return in(folder, channel, workspace, BODY_TIME, true);
  }

  /** The same with a listener that waits so long for a body. */
  public static SlackWorld in(Path folder, Duration bodyTime) {
    return in(folder, FAST, FAST, bodyTime, true);
  }

  /** The same where nothing that is recorded is handled. */
  static SlackWorld recording(Path folder) {
    return in(folder, FAST, FAST, BODY_TIME, false);
  }

  private static SlackWorld in(
      Path folder, Pace channel, Pace workspace, Duration bodyTime, boolean handlesEvents) {
    FakeSlack slack = workspace();
    var settings = GivenSettings.signed(SlackTransport.SECRET, FakeSlack.TOKEN, slack.apiUrl());
    return new SlackWorld(
        folder, slack, settings, Optional.empty(), channel, workspace, bodyTime, handlesEvents);
  }

  /** The same where everything comes over sockets; there is no address to send requests to. */
  public static SlackWorld overSockets(Path folder) {
    var peer = new SocketPeer();
    FakeSlack slack = workspace().sockets(peer);
    var settings = GivenSettings.overSockets(FakeSlack.APP_TOKEN, FakeSlack.TOKEN, slack.apiUrl());
    return new SlackWorld(folder, slack, settings, Optional.of(peer), FAST, FAST, BODY_TIME, true);
  }

  /** The same where workspaces install the app by themselves, and none has done so yet. */
  public static SlackWorld ofMany(Path folder) {
    return ofMany(folder, Set.of());
  }

  /** The same where only these may install it. */
  static SlackWorld ofMany(Path folder, Set<String> allowed) {
    FakeSlack slack = workspace();
    var keys = new AppKeys(FakeSlack.CLIENT_ID, FakeSlack.CLIENT_SECRET, allowed);
    var settings = GivenSettings.ofMany(SlackTransport.SECRET, keys, slack.apiUrl());
    return new SlackWorld(folder, slack, settings, Optional.empty(), FAST, FAST, BODY_TIME, true);
  }

  private static FakeSlack workspace() {
    return new FakeSlack()
        .channel(CHANNEL, FakeSlack.BOT, ANA, BEN)
        .channel(ELSEWHERE, ANA, BEN)
        .channel(DIRECT, FakeSlack.BOT, ANA);
  }

  InstallationStore installations() {
    return process.installations;
  }

  SocketPeer peer() {
    return peer.orElseThrow();
  }

  public FakeSlack slack() {
    return slack;
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  /** What recording an event needs. */
  FaultyStore store() {
    return process.store;
  }

  /** What answers ask. */
  SlowChecklists lists() {
    return process.slowLists;
  }

  public int port() {
    return process.server.port();
  }

  public SlackEdge edge() {
    return process.edge;
  }

  /** Tells threads what is due for them so much later. */
  void remindAfter(Duration idle) {
    remindAfterWithoutWaiting(idle);
    settle();
  }

  /** The same where nothing may be handled. */
  void remindAfterWithoutWaiting(Duration idle) {
    process.remindAt(Clock.offset(clock, idle));
  }

  /** Closes the checklist that nobody comes back to. */
  void abandon(ChecklistId id) {
    process.abandon(id, clock.instant());
  }

  /** The checklist that is open in a channel. */
  Checklist open(String channel) {
    return process.open(channel);
  }

  /** Stops the process, and starts another on what it left behind. */
  void restart() {
    process.close();
    process = new LocalBot(setup, true);
  }

  /** The same, but the new process only records events. */
  void restartWithoutHandling() {
    process.close();
    process = new LocalBot(setup, false);
  }

  /** Does what a running bot does each second. */
  void gather() {
    process.sightings.flush();
  }

  /** Does what a running bot does each minute. */
  void wipeDeleted() {
    process.database.wipeDeleted();
  }

  /** Waits until every recorded event is handled. */
  void settle() {
    await().pollInterval(Duration.ofMillis(10)).until(() -> pending() == 0);
  }

  int pending() {
    return process.pending();
  }

  /** How many events were taken down so far. */
  int recorded() {
    return process.count("SELECT COUNT(*) FROM scheduled_tasks");
  }

  SlackUser ana() {
    return user(ANA);
  }

  SlackUser ben() {
    return user(BEN);
  }

  /** Whoever has that id. */
  SlackUser user(String id) {
    return new SlackUser(this, id, NAMES.getOrDefault(id, id));
  }

  /** Sends a request as Slack does, and expects it to be acknowledged without a word. */
  void deliver(Requests.Sent sent) {
    transport.deliver(sent);
  }

  /** The ways to the bot, for tests of them. */
  SlackTransport transport() {
    return transport;
  }

  /** The window that opened last, to fill in. */
  FakeForm form() {
    // A window opens beside the queue, so settling does not wait for it.
    await().until(() -> !slack.views().isEmpty());
    return new FakeForm(slack.views().getLast());
  }

  /** How often a Home tab was drawn. */
  int published() {
    return Math.toIntExact(slack.calls().stream().filter("views.publish"::equals).count());
  }

  /** What people have said about articles. */
  List<Report> reports() {
    return new SqlFeedback(process.database, clock).since(Instant.EPOCH);
  }

  @Override
  public void close() {
    process.close();
    slack.close();
    peer.ifPresent(SocketPeer::close);
  }
}

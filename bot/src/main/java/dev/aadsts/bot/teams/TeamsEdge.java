package dev.aadsts.bot.teams;

import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.address.KnownAddresses;
import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.outbox.Outgoing;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.reminder.Notice;
import dev.aadsts.bot.reminder.NoticeBox;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.activity.Received;
import dev.aadsts.bot.teams.connector.BotConnector;
import dev.aadsts.bot.teams.connector.BotCredentials;
import dev.aadsts.bot.teams.connector.ForgettingConnector;
import dev.aadsts.bot.teams.connector.Roster;
import dev.aadsts.bot.teams.connector.TeamsConnector;
import dev.aadsts.bot.teams.identity.BotToken;
import dev.aadsts.bot.teams.invoke.Invokes;
import dev.aadsts.bot.teams.login.TokenClient;
import dev.aadsts.bot.teams.request.MessagesEndpoint;
import dev.aadsts.bot.teams.request.SenderCheck;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.bot.teams.speech.Answering;
import dev.aadsts.bot.teams.verification.SigningKeys;
import dev.aadsts.bot.teams.verification.TokenCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The bot in Microsoft Teams. Safe for use by many threads. */
public final class TeamsEdge implements AutoCloseable {
  /** The name under which the {@link Inbox} knows this edge. */
  public static final String NAME = Received.EDGE;

  /** Where Teams sends activities. */
  public static final String PATH = MessagesEndpoint.PATH;

  /**
   * What Teams takes from a bot in one thread: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit">rate
   * limiting</a>.
   */
  public static final Pace THREAD_PACE =
      Pace.of("7 per PT1S, 8 per PT2S, 60 per PT30S, 1800 per PT1H");

  /** What Teams takes from a bot in all threads of a tenant: the same page. */
  public static final Pace TENANT_PACE = Pace.of("30 per PT1S");

  // Messages of people are far smaller; a paste of a whole log is not.
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final SenderCheck sender;
  private final SigningKeys keys;
  private final Optional<BotToken> token;
  private final BotConnector connector;
  private final Answering answering;
  private final DeliveryMetrics metrics;
  private final Answerer answerer;
  private final Presses presses;
  private final Addresses addresses;

  /**
   * An edge that has not called Microsoft yet.
   *
   * @param addresses of the conversations that the bot is in
   * @param outgoing at {@link #THREAD_PACE} and {@link #TENANT_PACE} against Teams itself
   */
  public TeamsEdge(
      TeamsSettings settings,
      Answerer answerer,
      Presses presses,
      Addresses addresses,
      Outgoing outgoing,
      Clock clock) {
    this(settings, answerer, presses, addresses, outgoing, clock, TeamsConnector.ANSWER);
  }

  /**
   * @param patience how long to wait for an answer of the Bot Connector
   */
  TeamsEdge(
      TeamsSettings settings,
      Answerer answerer,
      Presses presses,
      Addresses addresses,
      Outgoing outgoing,
      Clock clock,
      Duration patience) {
    this.addresses = new KnownAddresses(addresses, clock);
    var client = new TokenClient();
    this.keys = new SigningKeys(settings.metadata(), client, clock);
    var tokens = new TokenCheck(settings.cloud().issuer(), settings.appId(), keys, clock);
    this.sender = new SenderCheck(settings, tokens);
    this.token =
        settings.devMode()
            ? Optional.empty()
            : Optional.of(new BotToken(settings.registration(), client, clock));
    var sdk =
        new TeamsConnector(
            settings,
            token.map(each -> new BotCredentials(settings, each)),
            patience,
            outgoing.metrics());
    this.connector = new ForgettingConnector(sdk, this.addresses);
    this.answering = new Answering(answerer, presses, this.addresses, connector, outgoing, clock);
    this.metrics = outgoing.metrics();
    this.answerer = answerer;
    this.presses = presses;
  }

  /**
   * What to hang on the HTTP server.
   *
   * @param inbox must hand events of {@link #NAME} to {@link #handler}
   */
  public List<Route> routes(Inbox inbox) {
    var invokes = new Invokes(inbox, answerer, presses, new Roster(addresses, connector));
    var endpoint = new MessagesEndpoint(sender, inbox, invokes, answerer, metrics);
    return List.of(Route.post(PATH, MOST_BYTES, endpoint));
  }

  /** How conversations in Teams are told something unasked: where the bot still is. */
  public NoticeBox notices(Inbox inbox) {
    return notice -> {
      Conversation where = notice.conversation();
      addresses
          .find(where.workspace(), where.channel())
          .map(address -> new Received.Noticed(Place.of(address, where), notice))
          .ifPresent(noticed -> record(inbox, notice, noticed));
    };
  }

  private static void record(Inbox inbox, Notice notice, Received.Noticed noticed) {
    try {
      inbox.record(new Event(notice.eventId(), NAME, noticed.encode()));
    } finally {
      EventMark.remove();
    }
  }

  /** What was wrong with Microsoft's services when they were last asked. Asks nobody now. */
  public Health health() {
    Optional<String> trouble = token.flatMap(BotToken::trouble);
    if (trouble.isPresent()) {
      return Health.down("Cannot answer: " + trouble.get());
    }
    boolean strangers = token.isPresent() && keys.inTrouble();
    if (strangers && !keys.available()) {
      return Health.down("Cannot tell who sends: the keys of the Bot Connector cannot be read");
    }
    return strangers
        ? new Health(true, Optional.of("The keys of the Bot Connector are not up to date"))
        : Health.working();
  }

  /**
   * Asks Microsoft's services for the token and the keys where there are none, waits until they
   * have answered, and then says what is wrong. Without credentials it asks nobody.
   */
  public Health examination() {
    if (token.isEmpty()) {
      return new Health(
          true, Optional.of("Dev mode, without credentials: for the Playground only"));
    }
    token.get().prepare();
    keys.prepare();
    return health();
  }

  /** Who handles the events that were recorded under {@link #NAME}. */
  public EventHandler handler() {
    return answering;
  }

  /** Lets go of connections; what is being sent fails. */
  @Override
  public void close() {
    connector.close();
  }
}

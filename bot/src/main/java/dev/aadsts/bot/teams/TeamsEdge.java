package dev.aadsts.bot.teams;

import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.address.KnownAddresses;
import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.delivery.Inbox;
import dev.aadsts.bot.delivery.Outgoing;
import dev.aadsts.bot.delivery.Traffic;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.reminder.Notice;
import dev.aadsts.bot.reminder.NoticeBox;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.extension.MessageExtension;
import dev.aadsts.bot.teams.identity.BotToken;
import dev.aadsts.bot.teams.token.SigningKeys;
import dev.aadsts.bot.teams.token.TokenCheck;
import dev.aadsts.bot.teams.token.TokenClient;
import dev.aadsts.kb.fill.RichText;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot in Microsoft Teams. Safe for use by many threads. */
public final class TeamsEdge implements EventHandler, AutoCloseable {
  /** The name under which the {@link Inbox} knows this edge. */
  public static final String NAME = MessagesEndpoint.EDGE;

  /** Where Teams sends activities. */
  public static final String PATH = "/api/messages";

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

  private static final Logger LOG = LoggerFactory.getLogger(TeamsEdge.class);

  private static final Message NOT_A_MEMBER =
      new Message(
          "Nobody of that name is a member here.",
          List.of(
              new Part.Prose(
                  RichText.plain(
                      "Nobody of that name is a member here, so they would not see the checklist."
                          + " Add them first, or choose somebody else."))));

  private final Gate gate;
  private final SigningKeys keys;
  private final Optional<BotToken> token;
  private final BotConnector connector;
  private final Speaker speaker;
  private final Speaker apologies;
  private final Receipts receipts;
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
    this.gate = new Gate(settings, tokens);
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
    this.connector = new Farewell(sdk, this.addresses);
    this.speaker = new Speaker(connector, outgoing.outbox(), outgoing.traffic(), presses);
    this.apologies = new Speaker(connector, outgoing.outbox(), Traffic.unlimited(clock), presses);
    this.receipts = new Receipts(connector);
    this.metrics = outgoing.metrics();
    this.answerer = answerer;
    this.presses = presses;
  }

  /**
   * What to hang on the HTTP server.
   *
   * @param inbox must hand events of {@link #NAME} to this edge
   */
  public List<Route> routes(Inbox inbox) {
    var extensions = new Extensions(inbox, new MessageExtension(answerer, presses));
    var invokes = new Invokes(inbox, presses, extensions, new Windows(inbox, presses));
    var endpoint = new MessagesEndpoint(gate, inbox, invokes, answerer::mayOverhear, metrics);
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

  /** The same, asked anew: waits until the login service and the key server have answered. */
  public Health examination() {
    if (token.isEmpty()) {
      return new Health(
          true, Optional.of("Dev mode, without credentials: for the Playground only"));
    }
    token.get().prepare();
    keys.prepare();
    return health();
  }

  @Override
  public void handle(Event event, Turns turns) throws DeliveryException {
    Received received = Received.decode(event.payload());
    if (!(received instanceof Received.Left)) {
      addresses.put(received.place().known());
    }
    try {
      handle(event, received, turns);
    } catch (DeliveryException e) {
      if (!TeamsRefusal.shut(e)) {
        throw e;
      }
      // Blocked, uninstalled, deleted: there is nobody left to answer, and nothing to mend.
      LOG.info("{} ends without an answer: {}", event.id(), e.getMessage());
    }
  }

  private void handle(Event event, Received received, Turns turns) throws DeliveryException {
    switch (received) {
      case Received.Said said -> answer(event, said, turns);
      case Received.Pressed pressed -> press(event, pressed, turns);
      case Received.Added(var place) -> welcome(event, place, turns);
      case Received.Met met -> LOG.debug("Still there: {}", event.id());
      case Received.Left(var place) -> addresses.remove(place.tenant(), place.conversationId());
      case Received.Changed changed -> redraw(event, changed, turns);
      case Received.Noticed noticed -> notice(event, noticed, turns);
    }
  }

  @Override
  public void gaveUp(Event event, String incident) {
    Received received = Received.decode(event.payload());
    if (received.toTell().isEmpty()) {
      return;
    }
    Person person = received.toTell().get();
    var occasion =
        new Speaker.Occasion(
            event.id(), "gave-up.", received.place(), person, Optional.empty(), Turns.none());
    Message words = Phrases.brokeDown(incident).root();
    try {
      apologies.tell(occasion, words, words);
    } catch (DeliveryException e) {
      LOG.warn("Incident {}: the person could not be told either: {}", incident, e.getMessage());
    }
  }

  /** Lets go of connections; what is being sent fails. */
  @Override
  public void close() {
    connector.close();
  }

  private void answer(Event event, Received.Said said, Turns turns) throws DeliveryException {
    var message =
        new IncomingMessage(
            event.id(), said.place().conversation(), said.person(), said.text(), said.addressing());
    var occasion =
        new Speaker.Occasion(
            event.id(), "", said.place(), said.person(), Optional.empty(), said.prompt(), turns);
    boolean receipts = answerer.settings(message.conversation()).receipts();
    if (receipts) {
      this.receipts.seen(said);
    }
    speaker.carryOut(occasion, answerer.answer(message));
    if (receipts) {
      this.receipts.answered(said);
    }
  }

  private void press(Event event, Received.Pressed pressed, Turns turns) throws DeliveryException {
    var occasion =
        new Speaker.Occasion(
            event.id(), "", pressed.place(), pressed.person(), pressed.card(), turns);
    Optional<Intent> intent = IntentCodec.decode(pressed.intent());
    if (intent.isEmpty()) {
      Message words = Phrases.unusableButton().root();
      speaker.tell(occasion, words, words);
      return;
    }
    List<Effect> effects = effects(event, pressed, intent.get());
    if (intent.get() instanceof Intent.Summarize) {
      for (Effect effect : effects) {
        if (effect instanceof Effect.Tell(var summary)) {
          speaker.tellOnly(occasion, summary);
        }
      }
    } else {
      speaker.carryOut(occasion, effects);
    }
  }

  private List<Effect> effects(Event event, Received.Pressed pressed, Intent intent)
      throws DeliveryException {
    if (pressed.whispered() && intent instanceof Intent.Start(var error)) {
      // Nobody else has seen what the checklist is about.
      var shared = new ArrayList<>(effects(event, pressed, new Intent.Share(error)));
      shared.add(new Effect.GoOn(intent));
      return shared;
    }
    Optional<Person> chosen = Optional.empty();
    if (pressed.chosen().isPresent()) {
      chosen = connector.member(pressed.place(), pressed.chosen().get());
      if (chosen.isEmpty()) {
        return List.of(new Effect.Tell(NOT_A_MEMBER));
      }
    }
    return presses.press(
        new Press(
            event.id(),
            pressed.place().conversation(),
            pressed.person(),
            intent,
            pressed.input(),
            chosen));
  }

  private void welcome(Event event, Place place, Turns turns) throws DeliveryException {
    var nobody = new Person("", "");
    var occasion =
        new Speaker.Occasion(event.id(), "welcome.", place, nobody, Optional.empty(), turns);
    speaker.post(occasion, AdaptiveCards.draw(Phrases.help().root()));
  }

  private void notice(Event event, Received.Noticed noticed, Turns turns) throws DeliveryException {
    var nobody = new Person("", "");
    var occasion =
        new Speaker.Occasion(
            event.id(), "notice.", noticed.place(), nobody, Optional.empty(), turns);
    speaker.carryOut(occasion, presses.notice(noticed.notice()));
  }

  private void redraw(Event event, Received.Changed changed, Turns turns) throws DeliveryException {
    var occasion =
        new Speaker.Occasion(
            event.id(), "", changed.place(), changed.by(), Optional.of(changed.card()), turns);
    // Versions before this one did not say which revision: take the newest, then.
    int revision = changed.revision() == 0 ? Integer.MAX_VALUE : changed.revision();
    speaker.redraw(occasion, changed.card(), changed.checklist(), revision);
  }
}

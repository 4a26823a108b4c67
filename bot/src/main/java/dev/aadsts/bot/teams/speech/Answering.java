package dev.aadsts.bot.teams.speech;

import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.outbox.Outgoing;
import dev.aadsts.bot.delivery.outbox.Throttle;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.activity.Received;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.connector.BotConnector;
import dev.aadsts.bot.teams.connector.TeamsRefusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles what was received and recorded: asks what is to be said to it, and has it said. Safe for
 * use by many threads; waits.
 */
public final class Answering implements EventHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  private final Answerer answerer;
  private final Presses presses;
  private final Addresses addresses;
  private final BotConnector connector;
  private final Speaker speaker;
  private final Speaker apologies;
  private final Reactions reactions;

  /**
   * @param addresses of the conversations that the bot is in
   */
  public Answering(
      Answerer answerer,
      Presses presses,
      Addresses addresses,
      BotConnector connector,
      Outgoing outgoing,
      Clock clock) {
    this.answerer = answerer;
    this.presses = presses;
    this.addresses = addresses;
    this.connector = connector;
    this.speaker = new Speaker(connector, outgoing.outbox(), outgoing.throttle(), presses);
    // Out of turn.
    this.apologies = new Speaker(connector, outgoing.outbox(), Throttle.unlimited(clock), presses);
    this.reactions = new Reactions(connector);
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
      // Blocked, uninstalled, deleted, or never let in: nothing there to answer, or to mend.
      boolean told =
          received instanceof Received.Pressed pressed
              && speaker.tellInOwnChat(
                  occasion(event, "outside.", pressed, turns),
                  Hints.letMeIn(IntentCodec.decode(pressed.intent())));
      LOG.info(
          "{} ends without an answer{}: {}",
          event.id(),
          told ? ", as its person was told" : "",
          e.getMessage());
    }
  }

  private void handle(Event event, Received received, Turns turns) throws DeliveryException {
    switch (received) {
      case Received.Said said -> answer(event, said, turns);
      case Received.Pressed pressed -> press(event, pressed, turns);
      case Received.Added(var place) -> welcome(event, place, turns);
      case Received.Met met -> LOG.debug("Still there: {}", event.id());
      case Received.Left(var place) -> forget(place);
      case Received.Changed changed -> redraw(event, changed, turns);
      case Received.Noticed noticed -> notice(event, noticed, turns);
    }
  }

  private void forget(Place place) {
    addresses.remove(place.tenant(), place.conversationId());
    place.wholeTeam().ifPresent(team -> addresses.removeTeam(place.tenant(), team));
  }

  @Override
  public void gaveUp(Event event, String incident) throws DeliveryException {
    Received received = Received.decode(event.payload());
    if (received.toTell().isEmpty()) {
      return;
    }
    Person person = received.toTell().get();
    var occasion =
        new Occasion(
            event.id(),
            "gave-up." + incident + ".",
            received.place(),
            person,
            Optional.empty(),
            Turns.none());
    Message words = Phrases.brokeDown(incident).root();
    apologies.tell(occasion, words, words);
  }

  private void answer(Event event, Received.Said said, Turns turns) throws DeliveryException {
    var message =
        new IncomingMessage(
            event.id(), said.place().conversation(), said.person(), said.text(), said.addressing());
    var occasion =
        new Occasion(
            event.id(), "", said.place(), said.person(), Optional.empty(), said.prompt(), turns);
    boolean receipts = answerer.settings(message.conversation()).receipts();
    if (receipts) {
      reactions.seen(said);
    }
    speaker.carryOut(occasion, answerer.answer(message));
    if (receipts) {
      reactions.answered(said);
    }
  }

  private void press(Event event, Received.Pressed pressed, Turns turns) throws DeliveryException {
    var occasion = occasion(event, "", pressed, turns);
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

  private static Occasion occasion(
      Event event, String part, Received.Pressed pressed, Turns turns) {
    return new Occasion(event.id(), part, pressed.place(), pressed.person(), pressed.card(), turns);
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
        return List.of(new Effect.Tell(Hints.NOT_A_MEMBER));
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
    var occasion = new Occasion(event.id(), "welcome.", place, nobody, Optional.empty(), turns);
    speaker.post(occasion, AdaptiveCards.draw(Phrases.help(place.conversation().usually()).root()));
  }

  private void notice(Event event, Received.Noticed noticed, Turns turns) throws DeliveryException {
    var nobody = new Person("", "");
    var occasion =
        new Occasion(event.id(), "notice.", noticed.place(), nobody, Optional.empty(), turns);
    speaker.carryOut(occasion, presses.notice(noticed.notice()));
  }

  private void redraw(Event event, Received.Changed changed, Turns turns) throws DeliveryException {
    var occasion =
        new Occasion(
            event.id(), "", changed.place(), changed.by(), Optional.of(changed.card()), turns);
    // Versions before this one did not say which revision: take the newest, then.
    int revision = changed.revision() == 0 ? Integer.MAX_VALUE : changed.revision();
    speaker.redraw(occasion, changed.card(), changed.checklist(), revision);
  }
}

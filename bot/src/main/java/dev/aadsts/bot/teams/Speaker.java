package dev.aadsts.bot.teams;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.Outbox;
import dev.aadsts.bot.delivery.Pacer;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.card.Card;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries effects out in Teams: each message of an event once, paced per thread. What is for one
 * person goes to the chat of that person with the bot. Safe for use by many threads; waits.
 */
final class Speaker {
  private static final Message PRIVATE_ONLY =
      new Message(
          "I cannot write to you privately.",
          List.of(
              new Part.Prose(
                  plain(
                      "This is for you only, but Teams does not let me write to you privately."
                          + " Open a chat with me and ask there."))));

  private final TeamsConnector connector;
  private final Outbox outbox;
  private final Pacer pacer;
  private final Presses presses;

  Speaker(TeamsConnector connector, Outbox outbox, Pacer pacer, Presses presses) {
    this.connector = connector;
    this.outbox = outbox;
    this.pacer = pacer;
    this.presses = presses;
  }

  /**
   * What effects belong to.
   *
   * @param part begins the names of the messages that come of it
   * @param card the message whose button was pressed
   */
  record Turn(String eventId, String part, Place place, Person person, Optional<String> card) {
    Turn within(String name) {
      return new Turn(eventId, part + name + ".", place, person, card);
    }
  }

  /** Carries effects out in order. */
  void carryOut(Turn turn, List<Effect> effects) throws DeliveryException {
    int number = 0;
    for (Effect effect : effects) {
      Turn each = turn.within(Integer.toString(number++));
      switch (effect) {
        case Effect.Say(var reply) -> say(each, reply);
        case Effect.Tell(var message) -> tell(each, message, message);
        case Effect.PostCard(var card) -> post(each, List.of(AdaptiveCards.drawOne(card)));
        case Effect.Redraw(var card) -> redraw(each, AdaptiveCards.drawOne(card));
        case Effect.GoOn(var intent) -> carryOut(each, presses.press(press(each, intent)));
      }
    }
  }

  /**
   * Says something to that person only; where Teams does not allow it, in the conversation.
   *
   * @param inPublic what to say instead where others read it
   */
  void tell(Turn turn, Message message, Message inPublic) throws DeliveryException {
    privately(turn, AdaptiveCards.draw(message), AdaptiveCards.draw(inPublic));
  }

  /** Shows the summary of a checklist to whoever asked, and to nobody else. */
  void tellOnly(Turn turn, Message message) throws DeliveryException {
    tell(turn, message, PRIVATE_ONLY);
  }

  /** Posts messages in a conversation. */
  void post(Turn turn, List<Card> cards) throws DeliveryException {
    int number = 0;
    for (Card card : cards) {
      pace(turn.place());
      outbox.once(
          turn.eventId(), turn.part() + number++, () -> connector.create(turn.place(), card));
    }
  }

  /** Replaces a message for everybody. */
  void update(Place place, String messageId, Card card) throws DeliveryException {
    pace(place);
    connector.update(place, messageId, card);
  }

  private void say(Turn turn, Reply reply) throws DeliveryException {
    var cards = new ArrayList<>(AdaptiveCards.draw(reply.root()));
    reply.details().forEach(message -> cards.addAll(AdaptiveCards.draw(message)));
    switch (reply.audience()) {
      case EVERYONE -> post(turn, cards);
      case ASKER -> privately(turn, cards, AdaptiveCards.draw(PRIVATE_ONLY));
    }
  }

  private void privately(Turn turn, List<Card> cards, List<Card> inPublic)
      throws DeliveryException {
    if (turn.place().kind() == Place.Kind.PERSONAL) {
      post(turn, cards);
      return;
    }
    try {
      Place chat = connector.personalChat(turn.place(), turn.person());
      var there = new Turn(turn.eventId(), turn.part(), chat, turn.person(), Optional.empty());
      post(there, cards);
    } catch (DeliveryException e) {
      if (e.kind() != DeliveryException.Kind.REFUSED) {
        throw e;
      }
      post(turn.within("here"), inPublic);
    }
  }

  private void redraw(Turn turn, Card card) throws DeliveryException {
    if (turn.card().isPresent()) {
      update(turn.place(), turn.card().get(), card);
    } else {
      post(turn, List.of(card));
    }
  }

  private static Press press(Turn turn, Intent intent) {
    return new Press(
        turn.eventId(), turn.place().conversation(), turn.person(), intent, Optional.empty());
  }

  private void pace(Place place) throws DeliveryException {
    Duration wait = pacer.takeTurn(place.address());
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException(
          DeliveryException.Kind.NOT_DELIVERED, "Interrupted while waiting to send", e);
    }
  }
}

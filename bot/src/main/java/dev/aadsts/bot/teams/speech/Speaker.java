package dev.aadsts.bot.teams.speech;

import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.cache.IdentityCache;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.outbox.Outbox;
import dev.aadsts.bot.delivery.outbox.Redraws;
import dev.aadsts.bot.delivery.outbox.Throttle;
import dev.aadsts.bot.reply.DrawingTemplates;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.card.Card;
import dev.aadsts.bot.teams.card.Drawings;
import dev.aadsts.bot.teams.connector.BotConnector;
import dev.aadsts.bot.teams.connector.TeamsRefusal;
import java.util.List;
import java.util.Optional;

/**
 * Carries effects out in Teams: each message of an event once, paced per thread. What is for one
 * person goes to the chat of that person with the bot. Safe for use by many threads; waits.
 */
final class Speaker {
  private final BotConnector connector;
  private final Outbox outbox;
  private final Throttle throttle;
  private final Presses presses;
  private final Redraws redraws = new Redraws();
  private final Drawings drawings = new Drawings();
  private final IdentityCache<Reply, Reply> unshared =
      new IdentityCache<>(DrawingTemplates.MOST_KINDS);

  Speaker(BotConnector connector, Outbox outbox, Throttle throttle, Presses presses) {
    this.connector = connector;
    this.outbox = outbox;
    this.throttle = throttle;
    this.presses = presses;
  }

  /**
   * Carries effects out in order. What one person is to be told keeps nobody waiting: where that
   * fails, the others are carried out first.
   */
  void carryOut(Occasion occasion, List<Effect> effects) throws DeliveryException {
    int number = 0;
    int told = 0;
    Place place = occasion.place();
    Optional<DeliveryException> untold = Optional.empty();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Tell(var message)) {
        Optional<DeliveryException> failure =
            tellOrKeepGoing(occasion.in(place).within("tell" + told++), message);
        untold = untold.or(() -> failure);
      } else {
        place = carryOut(occasion.in(place).within(Integer.toString(number++)), effect);
      }
    }
    if (untold.isPresent()) {
      throw untold.get();
    }
  }

  // Says where what follows belongs.
  private Place carryOut(Occasion each, Effect effect) throws DeliveryException {
    switch (effect) {
      case Effect.Say(var reply) -> {
        return say(each, reply);
      }
      case Effect.Tell(var message) -> tell(each, message, message);
      case Effect.PostCard(var card) -> post(each, List.of(AdaptiveCards.drawOne(card)));
      case Effect.Redraw redraw -> redraw(each, redraw);
      case Effect.Notify(var person, var message) ->
          post(each, List.of(AdaptiveCards.drawMentioning(person, message)));
      case Effect.GoOn(var intent) -> carryOut(each, presses.press(each.press(intent)));
    }
    return each.place();
  }

  // Present where that person could not be told.
  private Optional<DeliveryException> tellOrKeepGoing(Occasion occasion, Message message)
      throws DeliveryException {
    try {
      tell(occasion, message, message);
      return Optional.empty();
    } catch (DeliveryException e) {
      if (e.kind() == DeliveryException.Kind.NOT_YET) {
        throw e;
      }
      return Optional.of(e);
    }
  }

  /**
   * Says something to that person only; where Teams does not allow it, in the conversation.
   *
   * @param inPublic what to say instead where others read it
   */
  void tell(Occasion occasion, Message message, Message inPublic) throws DeliveryException {
    privately(occasion, Reply.toAsker(message), inPublic);
  }

  /** Shows the summary of a checklist to whoever asked, and to nobody else. */
  void tellOnly(Occasion occasion, Message message) throws DeliveryException {
    tell(occasion, message, Hints.PRIVATE_ONLY);
  }

  /**
   * Says something in the chat that the person has with the bot, where the conversation takes
   * nothing.
   *
   * @return whether that could be said; never where that chat is the conversation
   */
  boolean tellInOwnChat(Occasion occasion, Message message) throws DeliveryException {
    return occasion.place().kind() != Place.Kind.PERSONAL
        && inOwnChat(occasion, Reply.toAsker(message));
  }

  /**
   * Posts messages in a conversation.
   *
   * @return where others can be posted below them
   */
  Place post(Occasion occasion, List<Card> cards) throws DeliveryException {
    Place place = occasion.place();
    int number = 0;
    for (Card card : cards) {
      Place at = place;
      place = place.below(send(occasion, cards, number++, () -> connector.create(at, card)));
    }
    return place;
  }

  // One of several messages, unless that was done before; its id.
  private String send(Occasion occasion, List<Card> cards, int number, Outbox.Message message)
      throws DeliveryException {
    String part = occasion.part() + number;
    Optional<String> before = outbox.delivered(occasion.turns(), occasion.eventId(), part);
    return before.isPresent()
        ? before.get()
        : throttle.create(
            occasion.turns(),
            destination(occasion.place()),
            cards.size() - number - 1,
            () -> outbox.once(occasion.eventId(), part, message));
  }

  /**
   * Brings a card up to date for everybody.
   *
   * @param revision of the checklist that it must at least show
   */
  void redraw(Occasion occasion, String messageId, ChecklistId checklist, int revision)
      throws DeliveryException {
    redraws.bringTo(
        occasion.place().address() + "/" + messageId,
        revision,
        () -> newest(occasion, checklist),
        card -> update(occasion, messageId, AdaptiveCards.drawOne(card)));
  }

  private Optional<Redraws.Version<Message>> newest(Occasion occasion, ChecklistId checklist) {
    return presses
        .newest(checklist, occasion.place().conversation())
        .map(redraw -> new Redraws.Version<>(redraw.revision(), redraw.card()));
  }

  private void update(Occasion occasion, String messageId, Card card) throws DeliveryException {
    var unused =
        throttle.update(
            occasion.turns(),
            destination(occasion.place()),
            () -> {
              updateIfThere(occasion.place(), messageId, card);
              return messageId;
            });
  }

  // Somebody may have deleted the card meanwhile; nobody misses its new face.
  private void updateIfThere(Place place, String messageId, Card card) throws DeliveryException {
    try {
      connector.update(place, messageId, card);
    } catch (DeliveryException e) {
      if (!TeamsRefusal.gone(e)) {
        throw e;
      }
    }
  }

  private static Throttle.Destination destination(Place place) {
    return new Throttle.Destination(place.address(), "tenant " + place.tenant());
  }

  private Place say(Occasion occasion, Reply reply) throws DeliveryException {
    switch (reply.audience()) {
      case EVERYONE -> {
        return post(occasion, drawings.inParts(reply));
      }
      case ASKER -> privately(occasion, reply, Hints.PRIVATE_ONLY);
    }
    return occasion.place();
  }

  // Shown where the question stands; where Teams does not take that, in the chat with the bot. Not
  // every cloud and client knows messages for one member, and only members get them.
  private void privately(Occasion occasion, Reply reply, Message inPublic)
      throws DeliveryException {
    if (occasion.place().kind() == Place.Kind.PERSONAL) {
      post(occasion, drawings.inFew(withoutSharing(reply)));
      return;
    }
    if (accepted(() -> whisper(occasion, reply))) {
      return;
    }
    if (!inOwnChat(occasion, withoutSharing(reply))) {
      post(occasion.within("here"), AdaptiveCards.draw(inPublic));
    }
  }

  private boolean inOwnChat(Occasion occasion, Reply reply) throws DeliveryException {
    return accepted(
        () -> {
          Place chat = connector.personalChat(occasion.place(), occasion.person());
          post(occasion.at(chat), drawings.inFew(reply));
        });
  }

  private interface Attempt {
    void make() throws DeliveryException;
  }

  private static boolean accepted(Attempt attempt) throws DeliveryException {
    try {
      attempt.make();
      return true;
    } catch (DeliveryException e) {
      if (e.kind() != DeliveryException.Kind.REFUSED) {
        throw e;
      }
      return false;
    }
  }

  private void whisper(Occasion occasion, Reply reply) throws DeliveryException {
    List<Card> cards = drawings.whispered(reply);
    int number = 0;
    for (Card card : cards) {
      var unused =
          send(
              occasion,
              cards,
              number++,
              () ->
                  connector.whisper(occasion.place(), occasion.person(), occasion.prompt(), card));
    }
  }

  // There is nobody to share with.
  private Reply withoutSharing(Reply reply) {
    return reply.changed(common -> unshared.of(common, () -> unshared(common)), Speaker::unshared);
  }

  private static Reply unshared(Reply reply) {
    return reply.withRoot(reply.root().without(Intent.Share.class));
  }

  private void redraw(Occasion occasion, Effect.Redraw redraw) throws DeliveryException {
    if (occasion.card().isPresent()) {
      redraw(occasion, occasion.card().get(), redraw.checklist(), redraw.revision());
    } else {
      post(occasion, List.of(AdaptiveCards.drawOne(redraw.card())));
    }
  }
}

package dev.aadsts.bot.teams.speech;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.teams.activity.Place;
import java.util.Optional;

/**
 * What effects belong to.
 *
 * @param part begins the names of the messages that come of it
 * @param card the message whose button was pressed
 * @param prompt the message of that person which nobody else sees
 * @param turns that the event has
 */
record Occasion(
    String eventId,
    String part,
    Place place,
    Person person,
    Optional<String> card,
    Optional<String> prompt,
    Turns turns) {
  /** Where that person wrote nothing that only they see. */
  Occasion(
      String eventId, String part, Place place, Person person, Optional<String> card, Turns turns) {
    this(eventId, part, place, person, card, Optional.empty(), turns);
  }

  /** A step of it, whose messages have names of their own. */
  Occasion within(String name) {
    return new Occasion(eventId, part + name + ".", place, person, card, prompt, turns);
  }

  /** A copy in another conversation, where the card is not. */
  Occasion at(Place other) {
    return new Occasion(eventId, part, other, person, Optional.empty(), prompt, turns);
  }

  /** A copy that is answered in that thread. */
  Occasion in(Place thread) {
    return new Occasion(eventId, part, thread, person, card, prompt, turns);
  }

  /** The press that follows from it by itself. */
  Press press(Intent intent) {
    return new Press(eventId, place.conversation(), person, intent, Optional.empty());
  }
}

package dev.aadsts.bot.teams.connector;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.card.Card;
import java.util.Optional;

/**
 * All that this edge asks of the Bot Connector, and so all that an SDK, or its successor, has to do
 * here. What comes in is {@link dev.aadsts.bot.teams.activity.Incoming} and needs none. Each call
 * is one request, never repeated here. Safe for use by many threads; calls block.
 */
public interface BotConnector extends AutoCloseable {
  /** Posts a message and returns its id. */
  String create(Place place, Card card) throws DeliveryException;

  /**
   * Posts a message that only that member of the conversation sees, and returns its id.
   *
   * @param prompt the message of that person which it answers
   */
  String whisper(Place place, Person person, Optional<String> prompt, Card card)
      throws DeliveryException;

  /** Replaces a message. May be repeated. */
  void update(Place place, String messageId, Card card) throws DeliveryException;

  /**
   * Puts a reaction of the bot on a message, or takes it away. May be repeated.
   *
   * @param reaction as the reference of reactions calls it
   */
  void react(Place place, String messageId, String reaction, boolean add) throws DeliveryException;

  /**
   * Who that member of the conversation is; empty where nobody of that id is in it.
   *
   * @param id as Entra ID knows that person
   */
  Optional<Person> member(Place place, String id) throws DeliveryException;

  /**
   * Whether the bot is in that conversation.
   *
   * @param person who certainly is in it
   */
  boolean isIn(Place place, Person person) throws DeliveryException;

  /** The chat of that person with the bot; opening it twice gives the same chat. */
  Place personalChat(Place place, Person person) throws DeliveryException;

  @Override
  void close();
}

package dev.aadsts.bot.teams.connector;

import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.card.Card;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets a conversation that takes nothing from the bot any more, so that nobody is reminded there
 * in vain. Whoever speaks to the bot there again makes it known again. Safe for use by many
 * threads.
 */
public final class ForgettingConnector implements BotConnector {
  private static final Logger LOG = LoggerFactory.getLogger(ForgettingConnector.class);

  private final BotConnector connector;
  private final Addresses addresses;

  public ForgettingConnector(BotConnector connector, Addresses addresses) {
    this.connector = connector;
    this.addresses = addresses;
  }

  @Override
  public String create(Place place, Card card) throws DeliveryException {
    return watched(place, () -> connector.create(place, card));
  }

  @Override
  public void update(Place place, String messageId, Card card) throws DeliveryException {
    var unused =
        watched(
            place,
            () -> {
              connector.update(place, messageId, card);
              return messageId;
            });
  }

  @Override
  public void react(Place place, String messageId, String reaction, boolean add)
      throws DeliveryException {
    var unused =
        watched(
            place,
            () -> {
              connector.react(place, messageId, reaction, add);
              return messageId;
            });
  }

  // What is refused of these may be about that person only.
  @Override
  public String whisper(Place place, Person person, Optional<String> prompt, Card card)
      throws DeliveryException {
    return connector.whisper(place, person, prompt, card);
  }

  @Override
  public Optional<Person> member(Place place, String id) throws DeliveryException {
    return connector.member(place, id);
  }

  @Override
  public boolean isIn(Place place, Person person) throws DeliveryException {
    return connector.isIn(place, person);
  }

  @Override
  public Place personalChat(Place place, Person person) throws DeliveryException {
    return connector.personalChat(place, person);
  }

  @Override
  public void close() {
    connector.close();
  }

  private <T> T watched(Place place, Region.Call<T> call) throws DeliveryException {
    try {
      return call.make();
    } catch (DeliveryException e) {
      if (TeamsRefusal.shut(e)) {
        LOG.info("A conversation takes nothing any more, it is forgotten: {}", e.getMessage());
        addresses.remove(place.tenant(), place.conversationId());
      }
      throw e;
    }
  }
}

package dev.aadsts.bot.teams;

import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.connector.BotConnector;
import dev.aadsts.bot.teams.invoke.Membership;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Teams whether the bot is in a conversation, where it has not heard of it. What cannot be
 * told in time counts as a conversation that it is in. Safe for use by many threads.
 */
final class Roster implements Membership {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  // Of the five seconds in which Teams wants the answer to an invoke.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Addresses addresses;
  private final BotConnector connector;

  Roster(Addresses addresses, BotConnector connector) {
    this.addresses = addresses;
    this.connector = connector;
  }

  @Override
  public boolean lacks(Place place, Person person) {
    if (place.conversationId().isEmpty()) {
      return true;
    }
    var asked =
        new FutureTask<>(
            () ->
                addresses.find(place.tenant(), place.conversationId()).isEmpty()
                    && !connector.isIn(place, person));
    Thread.ofVirtual().name("roster").start(asked);
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("Cannot tell whether the bot is in a conversation: {}", e.toString());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

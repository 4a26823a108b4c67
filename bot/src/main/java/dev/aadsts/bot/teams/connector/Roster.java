package dev.aadsts.bot.teams.connector;

import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.teams.activity.Place;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the bot can post. A message extension goes along with its user, into chats and teams that
 * the bot was never added to; so do the cards that are inserted with it. Asks Teams about a
 * conversation that the bot has not heard of. Safe for use by many threads.
 */
public final class Roster {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  // Of the five seconds in which Teams wants the answer to an invoke.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Addresses addresses;
  private final BotConnector connector;

  public Roster(Addresses addresses, BotConnector connector) {
    this.addresses = addresses;
    this.connector = connector;
  }

  /**
   * Whether the bot is certainly not in that conversation: what cannot be told in time counts as
   * one that it is in. Waits, but not for long.
   *
   * @param person who uses it there
   */
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

package dev.aadsts.bot.teams.invoke;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.teams.activity.Place;

/**
 * Where the bot can post. A message extension goes along with its user, into chats and teams that
 * the bot was never added to; so do the cards that are inserted with it. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface Membership {
  /**
   * Whether the bot is certainly not in that conversation. Waits, but not for long.
   *
   * @param person who uses it there
   */
  boolean lacks(Place place, Person person);
}

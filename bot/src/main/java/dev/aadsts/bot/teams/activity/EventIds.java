package dev.aadsts.bot.teams.activity;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.digest.Sha256;
import java.util.Optional;

/** What tells one event from another, and knows one again that is delivered twice. */
final class EventIds {
  private static final int LONGEST = 200;

  private EventIds() {}

  // The id of a message is its time: what comes next to each other stands next to each other in
  // the database.
  static String of(String activity, String conversation) {
    return shortened("teams:" + activity + ":" + conversation);
  }

  static String ofPress(String conversation, String card, String intent, Optional<Person> presser) {
    String whose = presser.map(person -> ":" + person.id()).orElse("");
    return "teams:press:" + Sha256.hex(conversation + ":" + card + ":" + intent + whose);
  }

  static String ofWelcome(Place place) {
    return shortened("teams:welcome:" + place.conversationId());
  }

  private static String shortened(String id) {
    return id.length() <= LONGEST ? id : "teams:" + Sha256.hex(id);
  }
}

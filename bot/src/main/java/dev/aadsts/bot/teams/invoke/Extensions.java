package dev.aadsts.bot.teams.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.teams.activity.Incoming;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.activity.Received;
import dev.aadsts.bot.teams.connector.Roster;
import dev.aadsts.bot.teams.message.MessagePayload;
import java.util.Optional;

/**
 * Answers the invokes of the message extension within the request; what is to be posted is recorded
 * and done after. Safe for use by many threads.
 */
final class Extensions {
  private static final String FAMILY = "composeExtension/";

  private final Inbox inbox;
  private final MessageExtension extension;
  private final Roster roster;

  Extensions(Inbox inbox, MessageExtension extension, Roster roster) {
    this.inbox = inbox;
    this.extension = extension;
    this.roster = roster;
  }

  /** Whether an invoke of that name is for here. */
  static boolean answers(String name) {
    return switch (name) {
      case FAMILY + "query", FAMILY + "fetchTask", FAMILY + "submitAction" -> true;
      default -> false;
    };
  }

  /** The body of the answer. */
  ObjectNode handle(Incoming activity, Place at) {
    JsonNode value = activity.value();
    Place place = place(at, new MessagePayload(value.path("messagePayload")));
    var asker =
        new MessageExtension.Asker(activity.eventId(), place.conversation(), activity.sender());
    return switch (activity.name()) {
      case FAMILY + "query" -> extension.query(value, asker);
      case FAMILY + "fetchTask" -> extension.opened(value, asker);
      default ->
          MessageExtension.toCarryOut(value)
              .map(intent -> later(activity, place, intent))
              .orElseGet(() -> extension.submitted(value, asker));
    };
  }

  // The thread of the message on which the command was chosen, not that of the person's own eyes.
  private static Place place(Place at, MessagePayload message) {
    return at.inThreadIfValid(message.thread());
  }

  private ObjectNode later(Incoming activity, Place place, Intent intent) {
    if (roster.lacks(place, activity.sender())) {
      return MessageExtension.outside(activity.value(), intent);
    }
    var pressed =
        new Received.Pressed(
            place,
            activity.sender(),
            Optional.empty(),
            IntentCodec.encode(intent),
            Optional.empty());
    try {
      inbox.record(
          new Event(activity.eventId(), Received.EDGE, pressed.encode()), inbox.patience());
    } catch (NotRecordedException e) { // The person waits for words.
      return Responses.words(Phrases.notRecorded(e.incident()).root().summary());
    }
    return Responses.words(
        intent instanceof Intent.Start
            ? "The checklist follows in the conversation."
            : "The answer follows in the conversation.");
  }
}

package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Involved;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.teams.message.ActionData;
import dev.aadsts.kb.fill.RichText;
import java.util.List;

/**
 * Has the clients of those who work on a checklist ask for its card whenever they show it: <a
 * href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views">views
 * of one's own</a>. All others get it from the message itself, which is replaced.
 */
public final class Refresh {
  private static final String VERB = "refresh";

  // Of the same page.
  private static final int MOST_PEOPLE = 60;

  private Refresh() {}

  /** Whether that action of a card is such a question. */
  public static boolean isAskedBy(JsonNode action) {
    return action.path("verb").asText().equals(VERB);
  }

  /** The message as that person is to see it. */
  public static Message forEyesOf(Person person, Message card) {
    boolean theirs =
        card.involved()
            .flatMap(Involved::onIt)
            .filter(onIt -> onIt.id().equals(person.id()))
            .isPresent();
    return theirs
        ? card.below(
            List.of(
                new Part.Notice(
                    Part.Tone.HOUSE, RichText.plain("You are on it: this one is yours."))))
        : card;
  }

  static ObjectNode of(Involved involved) {
    ObjectNode action =
        Cards.element("Action.Execute").put("title", "Show what is new").put("verb", VERB);
    action
        .putObject("data")
        .put(ActionData.INTENT, IntentCodec.encode(new Intent.Show(involved.checklist())));
    ObjectNode refresh = Cards.object();
    ArrayNode ids = refresh.set("action", action).withArray("userIds");
    involved.people().stream()
        .map(Person::id)
        .filter(id -> !id.isEmpty())
        .limit(MOST_PEOPLE)
        .forEach(ids::add);
    return refresh;
  }
}

package dev.aadsts.bot.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.delivery.NotRecordedException;
import dev.aadsts.bot.delivery.Patience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.teams.card.CardButtons;
import dev.aadsts.bot.teams.card.Dialogs;
import dev.aadsts.bot.teams.extension.Responses;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers what buttons open in a window of its own, which nobody but the presser sees: <a
 * href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots">dialogs</a>.
 * Safe for use by many threads.
 */
final class Windows {
  private static final String FETCH = "task/fetch";
  private static final String SUBMIT = "task/submit";

  private final Presses presses;
  private final Patience patience = new Patience();

  Windows(Presses presses) {
    this.presses = presses;
  }

  /** Whether an invoke of that name is for here. */
  static boolean answers(String name) {
    return name.equals(FETCH) || name.equals(SUBMIT);
  }

  /** The body of the answer. */
  ObjectNode handle(Incoming activity, Place place) {
    JsonNode data = activity.value().path("data");
    Optional<Intent> intent = IntentCodec.decode(data.path(CardButtons.INTENT).asText());
    if (intent.isEmpty()) {
      return Responses.words(Phrases.unusableButton().root().summary());
    }
    try {
      return patience.with(Patience.OF_A_PERSON, () -> answer(activity, place, data, intent.get()));
    } catch (NotRecordedException e) { // The person waits for words.
      return Responses.words(Phrases.notRecorded(e.incident()).root().summary());
    }
  }

  private ObjectNode answer(Incoming activity, Place place, JsonNode data, Intent intent) {
    List<Effect> effects =
        presses.press(
            new Press(
                activity.eventId(),
                place.conversation(),
                activity.sender(),
                intent,
                MessagesEndpoint.input(data)));
    Optional<Message> told =
        effects.stream()
            .flatMap(
                effect ->
                    effect instanceof Effect.Tell(var message)
                        ? Stream.of(message)
                        : Stream.<Message>empty())
            .findFirst();
    return told.map(Windows::shown).orElseGet(() -> Responses.words(""));
  }

  // What has a title of its own is worth a window; the rest is a word or two.
  private static ObjectNode shown(Message message) {
    return Dialogs.title(message)
        .map(title -> Responses.dialog(title, Dialogs.copyable(message)))
        .orElseGet(() -> Responses.words(message.summary()));
  }
}

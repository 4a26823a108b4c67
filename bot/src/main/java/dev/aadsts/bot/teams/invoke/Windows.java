package dev.aadsts.bot.teams.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.delivery.inbox.TimeLimiter;
import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.teams.activity.Incoming;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.activity.Received;
import dev.aadsts.bot.teams.card.Dialogs;
import dev.aadsts.bot.teams.card.Forms;
import dev.aadsts.bot.teams.message.ActionData;
import java.util.Optional;

/**
 * Answers what buttons open in a window of its own, which nobody but the presser sees: <a
 * href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots">dialogs</a>.
 * Safe for use by many threads.
 */
final class Windows {
  private static final String FETCH = "task/fetch";
  private static final String SUBMIT = "task/submit";

  private final Inbox inbox;
  private final Presses presses;
  private final TimeLimiter limiter;

  Windows(Inbox inbox, Presses presses) {
    this.inbox = inbox;
    this.presses = presses;
    this.limiter = new TimeLimiter(inbox.patience());
  }

  /** Whether an invoke of that name is for here. */
  static boolean answers(String name) {
    return name.equals(FETCH) || name.equals(SUBMIT);
  }

  /** The body of the answer. */
  ObjectNode handle(Incoming activity, Place place) {
    JsonNode data = activity.value().path("data");
    Optional<Intent> intent = IntentCodec.decode(data.path(ActionData.INTENT).asText());
    if (intent.isEmpty()) {
      return Responses.words(Phrases.unusableButton().root().summary());
    }
    boolean submitted = activity.name().equals(SUBMIT);
    try {
      return limiter.with(
          () ->
              submitted
                  ? taken(activity, place, data, intent.get())
                  : opened(activity, place, intent.get()));
    } catch (NotRecordedException e) { // The person waits for words.
      return Responses.words(Phrases.notRecorded(e.incident()).root().summary());
    }
  }

  private ObjectNode opened(Incoming activity, Place place, Intent intent) {
    var opened = new Forms.Opened(activity.replyToId(), place.thread());
    return switch (intent) {
      case Intent.Assign assign ->
          Responses.dialog("Assign the checklist", Forms.assign(assign, opened));
      case Intent.Report report ->
          Responses.dialog("Wrong or outdated?", Forms.report(report, Feedback.LONGEST, opened));
      case Intent.EditSettings edit when !activity.sender().external() ->
          Responses.dialog(
              "Settings",
              Forms.settings(
                  presses.settings(place.conversation()), place.kind() != Place.Kind.PERSONAL));
      default -> told(activity, place, intent, Optional.empty());
    };
  }

  private ObjectNode taken(Incoming activity, Place place, JsonNode data, Intent intent)
      throws NotRecordedException {
    return switch (intent) {
      case Intent.Assign assign -> assigned(activity, place, data);
      case Intent.EditSettings edit ->
          Responses.words(summary(activity, place, Forms.chosen(data), Optional.empty()));
      case Intent.Report report ->
          Responses.words(summary(activity, place, report, ActionData.input(data)));
      default -> Responses.words(Phrases.unusableButton().root().summary());
    };
  }

  // Who that is has to be asked of Teams, and the person is told in the thread: both come after.
  private ObjectNode assigned(Incoming activity, Place place, JsonNode data)
      throws NotRecordedException {
    Optional<String> chosen = Forms.person(data);
    if (chosen.isEmpty()) {
      return Responses.words("Nobody was chosen.");
    }
    Place thread = text(data, Forms.THREAD).map(place::inThreadIfValid).orElse(place);
    var pressed =
        new Received.Pressed(
            thread,
            activity.sender(),
            text(data, Forms.CARD),
            data.path(ActionData.INTENT).asText(""),
            Optional.empty(),
            false,
            chosen);
    inbox.record(new Event(activity.eventId(), Received.EDGE, pressed.encode()));
    return Responses.words("They are told in the thread.");
  }

  private static Optional<String> text(JsonNode data, String field) {
    return Optional.of(data.path(field).asText("")).filter(text -> !text.isEmpty());
  }

  private String summary(Incoming activity, Place place, Intent intent, Optional<String> input) {
    return tell(activity, place, intent, input).map(Message::summary).orElse("Done.");
  }

  private ObjectNode told(Incoming activity, Place place, Intent intent, Optional<String> input) {
    return tell(activity, place, intent, input)
        .map(Windows::shown)
        .orElseGet(() -> Responses.words(Phrases.unusableButton().root().summary()));
  }

  private Optional<Message> tell(
      Incoming activity, Place place, Intent intent, Optional<String> input) {
    var press =
        new Press(activity.eventId(), place.conversation(), activity.sender(), intent, input);
    return Effect.told(presses.press(press)).findFirst();
  }

  // What has a title of its own is worth a window; the rest is a word or two.
  private static ObjectNode shown(Message message) {
    return Dialogs.title(message)
        .map(title -> Responses.dialog(title, Dialogs.copyable(message)))
        .orElseGet(() -> Responses.words(message.summary()));
  }
}

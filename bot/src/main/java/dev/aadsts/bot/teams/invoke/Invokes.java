package dev.aadsts.bot.teams.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.inbox.NotRecordedException;
import dev.aadsts.bot.delivery.inbox.TimeLimiter;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Problem;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.teams.activity.Incoming;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.activity.Received;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.card.Card;
import dev.aadsts.bot.teams.card.Refresh;
import dev.aadsts.bot.teams.connector.Roster;
import dev.aadsts.bot.teams.message.ActionData;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import java.util.Optional;

/**
 * Answers invokes. To presses of {@code Action.Execute}: the client waits for the response and
 * shows the card in it to the presser. What changes a checklist is done at once, as the checklist
 * knows a press that is delivered again; what makes a message is recorded and done after. Where the
 * store is too slow, the presser is told so, and what was begun goes on: the card is drawn for
 * everybody once it is done. Safe for use by many threads. See <a
 * href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards">Universal
 * Actions</a>.
 */
public final class Invokes {
  private static final String ALREADY =
      "Somebody has asked for that already: it is in this conversation, or on its way.";
  private static final String ALREADY_YOURS =
      "You have asked for that already: you have the answer, or it is on its way.";
  private static final String CARD_ACTION = "adaptiveCard/action";
  private static final String MESSAGE = "application/vnd.microsoft.activity.message";
  private static final String ERROR = "application/vnd.microsoft.error";

  private final Inbox inbox;
  private final Answerer answerer;
  private final Presses presses;
  private final Extensions extensions;
  private final Windows windows;
  private final Roster roster;
  private final TimeLimiter limiter;

  public Invokes(Inbox inbox, Answerer answerer, Presses presses, Roster roster) {
    this.inbox = inbox;
    this.answerer = answerer;
    this.presses = presses;
    this.roster = roster;
    this.extensions = new Extensions(inbox, new MessageExtension(answerer), roster);
    this.windows = new Windows(inbox, presses);
    this.limiter = new TimeLimiter(inbox.patience());
  }

  public HttpResponse handle(Incoming activity, Place place) {
    if (Extensions.answers(activity.name())) {
      return response(extensions.handle(activity, place));
    }
    if (Windows.answers(activity.name())) {
      EventMark.put(activity.eventId());
      return response(windows.handle(activity, place));
    }
    if (!activity.name().equals(CARD_ACTION)) {
      return Problem.of(
              501, "This bot answers " + CARD_ACTION + ", task/* and composeExtension/* only.")
          .response();
    }
    JsonNode action = activity.value().path("action");
    JsonNode data = action.path("data");
    if (!data.path(ActionData.INTENT).isTextual()) {
      return error(400, "BadRequest", "The action carries no " + ActionData.INTENT + ".");
    }
    Optional<Intent> intent = IntentCodec.decode(data.path(ActionData.INTENT).asText());
    if (intent.isEmpty()) {
      return message(Phrases.unusableButton().root().summary());
    }
    try {
      if (Refresh.isAskedBy(action)) {
        return limiter.with(() -> refreshed(activity.sender(), place, intent.get()));
      }
      EventMark.put(activity.eventId());
      return limiter.with(() -> press(activity, place, data, intent.get()));
    } catch (NotRecordedException e) { // The person waits for words.
      return message(Phrases.notRecorded(e.incident()).root().summary());
    }
  }

  // Looks only, so a client may ask as often as it likes.
  private HttpResponse refreshed(Person person, Place place, Intent intent) {
    return Optional.of(intent)
        .filter(Intent.Show.class::isInstance)
        .flatMap(show -> presses.newest(((Intent.Show) show).checklist(), place.conversation()))
        .map(newest -> card(person, newest.card()))
        .orElseGet(() -> message(Phrases.unusableButton().root().summary()));
  }

  private HttpResponse press(Incoming activity, Place place, JsonNode data, Intent intent) {
    var press =
        new Press(
            activity.eventId(),
            place.conversation(),
            activity.sender(),
            intent,
            ActionData.input(data));
    return switch (intent) {
      case Intent.Change(var checklist, var revision, var command) ->
          change(activity, place, press, checklist);
      // Asks for more than a press, which a window does.
      case Intent.Assign assign -> message(Phrases.unusableButton().root().summary());
      case Intent.EditSettings edit -> message(Phrases.unusableButton().root().summary());
      case Intent.SaveSettings save -> told(presses.press(press));
      case Intent.TakeOn(var checklist) -> change(activity, place, press, checklist);
      case Intent.WriteNote(var checklist) -> change(activity, place, press, checklist);
      // From cards of a version that opened no window for it.
      case Intent.Summarize summarize ->
          later(activity, place, data, "The case summary follows, for you only.");
      case Intent.Show show -> later(activity, place, data, "The checklist follows.");
      case Intent.Start start -> later(activity, place, data, "The checklist follows.");
      case Intent.StartAnew anew -> later(activity, place, data, "The checklist follows.");
      case Intent.Share share -> once(activity, place, data, "The answer follows.");
      case Intent.Details details -> once(activity, place, data, "Causes and steps follow.");
      case Intent.Rest rest -> onceEach(activity, place, data, "The rest follows, for you only.");
      case Intent.Explain explain -> explain(activity, place, data);
      case Intent.ExplainError explain -> explain(activity, place, data);
      case Intent.Report report -> told(presses.press(press));
      case Intent.Open open -> message("");
    };
  }

  private HttpResponse explain(Incoming activity, Place place, JsonNode data) {
    return answerer.settings(place.conversation()).answers() == Settings.Answers.PRIVATE
        ? onceEach(activity, place, data, "The answer follows, for you only.")
        : once(activity, place, data, "The answer follows.");
  }

  private HttpResponse later(Incoming activity, Place place, JsonNode data, String words) {
    return later(activity, activity.eventId(), place, data, words, ALREADY);
  }

  // What it says stays true, and Teams delivers a press again, at times under another id
  // (botbuilder-dotnet issue 5005).
  private HttpResponse once(Incoming activity, Place place, JsonNode data, String words) {
    String id = activity.pressId(data.path(ActionData.INTENT).asText(), Optional.empty());
    return later(activity, id, place, data, words, ALREADY);
  }

  // What one person is told, nobody else has seen.
  private HttpResponse onceEach(Incoming activity, Place place, JsonNode data, String words) {
    Optional<Person> presser = Optional.of(activity.sender());
    String id = activity.pressId(data.path(ActionData.INTENT).asText(), presser);
    return later(activity, id, place, data, words, ALREADY_YOURS);
  }

  private HttpResponse later(
      Incoming activity, String eventId, Place place, JsonNode data, String words, String already) {
    if (roster.lacks(place, activity.sender())) {
      return message(MessageExtension.OUTSIDE + " Add me to it first, or ask me in our own chat.");
    }
    return message(record(eventId, activity.pressed(place, data)) ? words : already);
  }

  private HttpResponse change(Incoming activity, Place place, Press press, ChecklistId checklist) {
    List<Effect> effects = presses.press(press);
    Optional<Message> card = card(effects);
    if (card.isEmpty()) {
      return told(effects);
    }
    List<String> notices = notices(effects);
    if (notices.isEmpty()) {
      activity
          .replyToId()
          .map(id -> new Received.Changed(place, id, checklist, revision(effects), press.person()))
          .ifPresent(changed -> record(activity.eventId(), changed));
    }
    // Without a change nobody else needs a new card, and this one keeps its notice.
    return card(press.person(), withNotices(card.get(), notices));
  }

  private static int revision(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Redraw.class::isInstance)
        .mapToInt(effect -> ((Effect.Redraw) effect).revision())
        .max()
        .orElse(0);
  }

  private static Optional<Message> card(List<Effect> effects) {
    return effects.stream()
        .flatMap(
            effect ->
                switch (effect) {
                  case Effect.Redraw redraw -> Optional.of(redraw.card()).stream();
                  case Effect.PostCard(var card) -> Optional.of(card).stream();
                  case Effect.Say say -> Optional.<Message>empty().stream();
                  case Effect.Notify notify -> Optional.<Message>empty().stream();
                  case Effect.Tell tell -> Optional.<Message>empty().stream();
                  case Effect.GoOn goOn -> Optional.<Message>empty().stream();
                })
        .findFirst();
  }

  private static List<String> notices(List<Effect> effects) {
    return Effect.told(effects).map(Message::summary).toList();
  }

  private static Message withNotices(Message card, List<String> notices) {
    return card.below(
        notices.stream()
            .map(words -> new Part.Notice(Part.Tone.WARNING, RichText.plain(words)))
            .toList());
  }

  private static HttpResponse told(List<Effect> effects) {
    return message(String.join(" ", notices(effects)));
  }

  private boolean record(String eventId, Received received) {
    return inbox.record(new Event(eventId, Received.EDGE, received.encode()));
  }

  private static HttpResponse card(Person person, Message message) {
    Card card = AdaptiveCards.drawOne(Refresh.forEyesOf(person, message));
    return response(body(200, Card.CONTENT_TYPE).set("value", card.content()));
  }

  private static HttpResponse message(String words) {
    return response(body(200, MESSAGE).put("value", words));
  }

  private static HttpResponse error(int status, String code, String words) {
    ObjectNode value =
        JsonNodeFactory.instance.objectNode().put("code", code).put("message", words);
    return response(body(status, ERROR).set("value", value));
  }

  private static ObjectNode body(int status, String type) {
    return JsonNodeFactory.instance.objectNode().put("statusCode", status).put("type", type);
  }

  // The outcome stands in the body; another HTTP status would be taken for a broken bot.
  private static HttpResponse response(ObjectNode body) {
    return HttpResponse.json(200, body.toString());
  }
}

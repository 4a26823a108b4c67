package dev.aadsts.bot.teams.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.answer.Answerer;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.teams.card.CardButtons;
import dev.aadsts.bot.teams.card.Dialogs;
import dev.aadsts.bot.teams.message.ActionData;
import dev.aadsts.bot.teams.message.MessagePayload;
import dev.aadsts.kb.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers the commands of the message extension; each gets an answer, also one that is incomplete.
 * Reads the knowledge base and nothing else. Safe for use by many threads.
 */
public final class MessageExtension {
  /** The command on a message, and from the compose box, as the manifest names it. */
  public static final String EXPLAIN = "explainSignInError";

  /** The search from the compose box, as the manifest names it. */
  public static final String SEARCH = "searchCodes";

  /** Why nothing can be posted there. */
  static final String OUTSIDE = "I am not in this conversation, so I cannot post here.";

  private static final String TITLE = "Explain sign-in error";
  private static final String INSERT = "Put it into my message";
  private static final int MOST_RESULTS = 15;
  private static final int LONGEST_QUERY = 1_000;
  private static final int LONGEST_PREVIEW = 200;
  private static final String HOW_TO_SEARCH =
      "Type a code such as 50105, or words of the message such as reply url mismatch.";

  private final Answerer answerer;

  public MessageExtension(Answerer answerer) {
    this.answerer = answerer;
  }

  /**
   * Who asks.
   *
   * @param eventId of the invoke
   */
  public record Asker(String eventId, Conversation conversation, Person person) {}

  /** What is chosen from while somebody types: {@code composeExtension/query}. */
  public ObjectNode query(JsonNode value, Asker asker) {
    Optional<String> typed = typed(value);
    if (typed.isEmpty()) {
      return Responses.noResults(HOW_TO_SEARCH);
    }
    JsonNode options = value.path("queryOptions");
    int skip = Math.clamp(options.path("skip").asInt(0), 0, 1_000);
    int count = Math.clamp(options.path("count").asInt(MOST_RESULTS), 1, MOST_RESULTS);
    List<ObjectNode> results =
        answerer.typed(typed.get(), skip + count).stream()
            .skip(skip)
            .flatMap(article -> result(article, asker))
            .toList();
    if (results.isEmpty() && skip == 0) {
      return Responses.noResults("Nothing on file fits that. " + HOW_TO_SEARCH);
    }
    return Responses.results(results);
  }

  /** The dialog of a command: {@code composeExtension/fetchTask}. */
  public ObjectNode opened(JsonNode value, Asker asker) {
    var message = new MessagePayload(value.path("messagePayload"));
    if (!message.present()) {
      return Responses.dialog(
          TITLE,
          Dialogs.ask("Paste the error message, or type its code. Only you see the answer."));
    }
    return explained(words(message), asker, true);
  }

  /** What a press in the dialog means that is to be carried out in the conversation. */
  public static Optional<Intent> toCarryOut(JsonNode value) {
    JsonNode data = value.path("data");
    return data.path(Dialogs.INSERT).asBoolean()
        ? Optional.empty()
        : IntentCodec.decode(data.path(ActionData.INTENT).asText());
  }

  /**
   * What a press in the dialog shows: {@code composeExtension/submitAction}. What a press posts is
   * not done here.
   */
  public ObjectNode submitted(JsonNode value, Asker asker) {
    JsonNode data = value.path("data");
    Optional<Intent> intent = IntentCodec.decode(data.path(ActionData.INTENT).asText());
    if (intent.orElse(null) instanceof Intent.Share(var error)) {
      return inserted(error, asker);
    }
    var message = new MessagePayload(value.path("messagePayload"));
    JsonNode pasted = data.path(Dialogs.PASTE);
    return pasted.isMissingNode() && message.present()
        ? explained(words(message), asker, true)
        : explained(pasted.asText(""), asker, message.present());
  }

  /**
   * What a press shows that is to post something where the bot is not: a way to let it in, and one
   * to do without. See <a
   * href="https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module#request-to-install-your-conversational-bot">request
   * to install</a>.
   */
  static ObjectNode outside(JsonNode value, Intent intent) {
    boolean tried = Dialogs.letIn(value.path("data"));
    Optional<ErrorRef> error =
        switch (intent) {
          case Intent.Share(var shared) -> Optional.of(shared);
          case Intent.Start(var started) -> Optional.of(started);
          default -> Optional.empty();
        };
    var actions = new ArrayList<ObjectNode>();
    if (!tried) {
      actions.add(Dialogs.letIn(Button.primary("Add me and go on", intent)));
    }
    error
        .map(each -> Dialogs.insert(Button.of(INSERT, new Intent.Share(each))))
        .ifPresent(actions::add);
    String words = tried ? " Ask whoever owns the team or chat to add me." : "";
    return Responses.dialog(TITLE, Dialogs.choose(OUTSIDE + words, actions));
  }

  private static Optional<String> typed(JsonNode value) {
    for (JsonNode parameter : value.path("parameters")) {
      // Sent instead when the search is opened and nothing has been typed.
      if (!parameter.path("name").asText().equals("initialRun")) {
        String text = parameter.path("value").asText("").strip();
        return Optional.of(TextLimit.shortened(text, LONGEST_QUERY))
            .filter(some -> !some.isEmpty());
      }
    }
    return Optional.empty();
  }

  private Stream<ObjectNode> result(Article article, Asker asker) {
    String title = article.code() + " \u00b7 " + article.title();
    String outline = TextLimit.shortened(article.meaning(), LONGEST_PREVIEW);
    return answerer.inOne(asker.conversation(), ErrorRef.of(article.code())).stream()
        .map(answer -> Responses.result(title, outline, AdaptiveCards.drawOne(answer)));
  }

  // A quote may be of another error than the one that its reader has now.
  private String words(MessagePayload message) {
    String own = message.own();
    return answerer.hasCode(own) ? own : own + "\n" + message.quoted();
  }

  private ObjectNode explained(String text, Asker asker, boolean onMessage) {
    if (text.isBlank()) {
      return Responses.dialog(
          TITLE, Dialogs.ask("There is no text in that message. Paste the error here instead."));
    }
    List<Effect> effects =
        answerer.preview(
            new IncomingMessage(
                asker.eventId(), asker.conversation(), asker.person(), text, Addressing.COMMAND));
    // A warning stands above the details, which are long.
    List<Message> messages =
        Stream.of(roots(effects), Effect.told(effects), details(effects))
            .flatMap(each -> each)
            .toList();
    List<ObjectNode> actions =
        messages.stream()
            .limit(1)
            .flatMap(message -> message.parts().stream())
            .flatMap(
                part ->
                    part instanceof Part.Choices(var buttons, var primary)
                        ? buttons.stream()
                        : Stream.<Button>empty())
            .flatMap(button -> action(button, onMessage).stream())
            .limit(CardButtons.MOST_ACTIONS)
            .toList();
    return Responses.dialog(TITLE, Dialogs.show(messages, actions));
  }

  private static Stream<Message> roots(List<Effect> effects) {
    return said(effects).map(Reply::root);
  }

  private static Stream<Message> details(List<Effect> effects) {
    return said(effects).flatMap(reply -> reply.details().stream());
  }

  private static Stream<Reply> said(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Say.class::isInstance)
        .map(effect -> ((Effect.Say) effect).reply());
  }

  // On a message there is a thread to post into; elsewhere, a message that is being written.
  private static Optional<ObjectNode> action(Button button, boolean onMessage) {
    return switch (button.intent()) {
      case Intent.Share share ->
          Optional.of(
              onMessage ? Dialogs.submit(button) : Dialogs.insert(Button.of(INSERT, share)));
      case Intent.Start start -> onMessage ? Optional.of(Dialogs.submit(button)) : Optional.empty();
      case Intent.Explain(var code) -> Optional.of(Dialogs.pasted(button.label(), code.toString()));
      // This window is asked in words again: by the code alone, as the words had no room for ids.
      case Intent.ExplainError(var ref) ->
          ref.error().primary().map(code -> Dialogs.pasted(button.label(), code.toString()));
      case Intent.Open open -> Optional.of(Dialogs.submit(button));
      // What belongs to a checklist, or wants a dialog of its own.
      default -> Optional.empty();
    };
  }

  private ObjectNode inserted(ErrorRef error, Asker asker) {
    return answerer
        .inOne(asker.conversation(), error)
        .map(AdaptiveCards::drawOne)
        .map(card -> Responses.results(List.of(Responses.result(TITLE, card.summary(), card))))
        .orElseGet(() -> Responses.noResults("That is not on file any more. Search again."));
  }
}

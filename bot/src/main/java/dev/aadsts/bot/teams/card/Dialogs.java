package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.teams.message.ActionData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Draws the cards of dialogs (task modules), which one person sees in a window of its own. Their
 * buttons are {@code Action.Submit}: a dialog takes no other.
 */
public final class Dialogs {
  /** In the data that come back: what the person pasted. */
  public static final String PASTE = "paste";

  /**
   * In the data that come back, beside an intent: put its answer into the message being written.
   */
  public static final String INSERT = "insert";

  private static final String LET_IN = "justInTimeInstall";
  // Less what says that something is left out.
  private static final int ROOM = AdaptiveCards.MOST_BYTES_OF_BODY - 512;
  private static final int LONGEST_PASTE = 20_000;

  private Dialogs() {}

  /**
   * A dialog that shows messages, one below the other, the longer ones folded.
   *
   * @param messages at least one; their own buttons are not drawn, as they mean another place
   * @param actions the buttons at the bottom
   */
  public static Card show(List<Message> messages, List<ObjectNode> actions) {
    var body = new ArrayList<ObjectNode>();
    for (Message message : messages) {
      List<Part> parts =
          message.parts().stream().filter(part -> !(part instanceof Part.Choices)).toList();
      if (Sections.worthFolding(parts)) {
        body.addAll(Sections.fold(parts, Pieces.ANEW));
      } else {
        var each = new CardBody(0, Pieces.ANEW);
        each.add(parts);
        body.addAll(each.elements());
      }
    }
    makeRoom(body, actions);
    return AdaptiveCards.whatFits(messages.getFirst().summary(), body, actions);
  }

  // Rather every cause by its name than the first few and no word of the others.
  private static void makeRoom(List<ObjectNode> body, List<ObjectNode> actions) {
    int named = 0;
    int size = size(body) + size(actions);
    for (int at = body.size() - 1; at > 0 && size > ROOM; at--) {
      ObjectNode whole = body.get(at);
      Optional<ObjectNode> heading = Sections.heading(whole);
      if (heading.isPresent()) {
        size -= JsonSize.of(whole) - JsonSize.of(heading.get());
        body.set(at, heading.get());
        named++;
      }
    }
    if (named > 0) {
      String which =
          named == 1
              ? "The last one does not fit here with its steps"
              : "The last " + named + " do not fit here with their steps";
      body.add(CardText.QUIET.block(which + ": the answer in the conversation has them."));
    }
  }

  private static int size(List<ObjectNode> nodes) {
    return nodes.stream().mapToInt(node -> JsonSize.of(node) + 1).sum();
  }

  /** What the window of that message is called; empty where the message has no title. */
  public static Optional<String> title(Message message) {
    return message.parts().stream()
        .flatMap(part -> part instanceof Part.Title(var text) ? Stream.of(text) : Stream.empty())
        .findFirst();
  }

  /** A dialog whose text is there to be taken elsewhere: with a way to copy it on every client. */
  public static Card copyable(Message message) {
    var body = new ArrayList<ObjectNode>();
    for (Part part : message.parts()) {
      if (part instanceof Part.Snippet(var language, var text)) {
        body.addAll(Snippets.copyable(language, text));
      } else if (!(part instanceof Part.Title || part instanceof Part.Choices)) {
        var each = new CardBody(0, Pieces.ANEW);
        each.add(List.of(part));
        body.addAll(each.elements());
      }
    }
    return AdaptiveCards.whatFits(message.summary(), body, List.of());
  }

  /**
   * A dialog that asks for an error.
   *
   * @param words above the field
   */
  public static Card ask(String words) {
    ObjectNode field =
        Cards.element("Input.Text")
            .put("id", PASTE)
            .put("label", "The error")
            .put("placeholder", "AADSTS50105: Your administrator has configured ...")
            .put("isMultiline", true)
            .put("isRequired", true)
            .put("errorMessage", "A code or the error message is needed.")
            .put("maxLength", LONGEST_PASTE);
    ObjectNode explain =
        Cards.element("Action.Submit").put("title", "Explain").put("style", "positive");
    return AdaptiveCards.whatFits(
        words, List.of(CardText.BODY.block(words), field), List.of(explain));
  }

  /** A dialog with some words and buttons. */
  public static Card choose(String words, List<ObjectNode> actions) {
    return AdaptiveCards.whatFits(words, List.of(CardText.BODY.block(words)), actions);
  }

  /** A button that first has the app added to the conversation: what it sends comes after that. */
  public static ObjectNode letIn(Button button) {
    ObjectNode submit = submit(button);
    ((ObjectNode) submit.path("data")).withObject("msteams").put(LET_IN, true);
    return submit;
  }

  /** Whether these data come after the app was to be added to the conversation. */
  public static boolean letIn(JsonNode data) {
    return data.path("msteams").path(LET_IN).asBoolean();
  }

  /** A button of a dialog. */
  public static ObjectNode submit(Button button) {
    if (button.intent() instanceof Intent.Open(var url)) {
      return Cards.openUrl(url).put("title", button.label());
    }
    ObjectNode submit = Cards.element("Action.Submit").put("title", button.label());
    if (button.style() == Button.Style.PRIMARY) {
      submit.put("style", "positive");
    }
    return submit.set(
        "data", Cards.object().put(ActionData.INTENT, IntentCodec.encode(button.intent())));
  }

  /** A button that shows another answer in the dialog, as if that had been pasted. */
  public static ObjectNode pasted(String title, String text) {
    return Cards.element("Action.Submit")
        .put("title", title)
        .set("data", Cards.object().put(PASTE, text));
  }

  /** A button whose answer is put into the message that the person is writing. */
  public static ObjectNode insert(Button button) {
    ObjectNode submit = submit(button);
    ((ObjectNode) submit.path("data")).put(INSERT, true);
    return submit;
  }
}

package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.reply.VisibleText;
import dev.aadsts.bot.teams.message.ActionData;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws buttons: what is pressed comes back as {@link ActionData}, with the text of an {@link
 * Intent}.
 */
public final class CardButtons {
  /**
   * Teams shows so many on a card: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#adaptive-cards-overflow-menu">cards
   * format</a>.
   */
  public static final int MOST_ACTIONS = 6;

  /** The verb of every press. */
  static final String VERB = "press";

  // As in Slack: https://docs.slack.dev/reference/block-kit/block-elements/button-element
  private static final int LONGEST_TITLE = 75;

  // Of a row, in which it is said twice: enough to know the row by, and little of the card.
  static final int LONGEST_ROW_TITLE = 120;

  // What a phone shows whole beside each other: Teams cuts the words of buttons for which a row is
  // too narrow. In letters, with what the frame of a button takes.
  private static final int WIDTH_OF_ROW = 37;
  private static final int WIDTH_OF_FRAME = 4;
  private static final int LEAST_WIDTH_OF_WORDS = 7;

  private CardButtons() {}

  /** In rows of which a phone shows each one whole. */
  static List<List<ObjectNode>> rows(List<ObjectNode> actions) {
    return Groups.of(
        actions, MOST_ACTIONS, WIDTH_OF_ROW, action -> width(action.path("title").asText()));
  }

  /** Whether a phone cuts the words of that button even where it has a row of its own. */
  static boolean isTooWide(Button button) {
    return width(title(button)) > WIDTH_OF_ROW;
  }

  private static int width(String title) {
    return Math.max(title.length(), LEAST_WIDTH_OF_WORDS) + WIDTH_OF_FRAME;
  }

  /** Marks every button of a card that only one person sees. */
  static void whispered(JsonNode card) {
    for (JsonNode button : card.findParents(ActionData.INTENT)) {
      ((ObjectNode) button).put(ActionData.WHISPERED, true);
    }
  }

  /** A button. */
  static ObjectNode action(Button button) {
    if (button.intent() instanceof Intent.Open(var url)) {
      return titled(Cards.openUrl(url), button);
    }
    return button.intent() instanceof Intent.WriteNote
        ? asking(button)
        : opensWindow(button.intent()) ? window(button) : execute(button, VERB, false);
  }

  // What is for the presser alone and longer than a word, and what asks for more than a press.
  private static boolean opensWindow(Intent intent) {
    return intent instanceof Intent.Summarize
        || intent instanceof Intent.Assign
        || intent instanceof Intent.Report
        || intent instanceof Intent.EditSettings;
  }

  // The client asks for what is in the window with the invoke task/fetch.
  private static ObjectNode window(Button button) {
    ObjectNode data = Cards.object().put(ActionData.INTENT, IntentCodec.encode(button.intent()));
    data.putObject("msteams").put("type", "task/fetch");
    return titled("Action.Submit", button).put("associatedInputs", "none").set("data", data);
  }

  /**
   * What a press anywhere on a row does; a row cannot open a card of its own.
   *
   * @param words what stands in the row besides the button's own words; may be empty
   */
  static ObjectNode rowAction(Button button, String words) {
    ObjectNode action =
        button.intent() instanceof Intent.Open(var url)
            ? Cards.openUrl(url)
            : opensWindow(button.intent()) ? window(button) : execute(button, VERB, false);
    String title = rowTitle(title(button), words);
    if (action.path("fallback") instanceof ObjectNode fallback) {
      fallback.put("title", title);
    }
    return action.put("title", title);
  }

  /**
   * What a screen reader says of a row to press. The title of its action becomes the label of the
   * whole, in place of what stands in it: <a
   * href="https://github.com/microsoft/AdaptiveCards/issues/7713">AdaptiveCards issue 7713</a>.
   */
  static String rowTitle(String label, String words) {
    String shown = VisibleText.of(words).replace('\n', ' ').strip();
    return shown.isEmpty() ? label : TextLimit.shortened(label + ": " + shown, LONGEST_ROW_TITLE);
  }

  /**
   * What is seldom needed, behind one button, or several where they carry too much for one.
   *
   * @param room bytes behind one button
   */
  static List<ObjectNode> more(List<Button> buttons, int room) {
    return Groups.of(buttons, MOST_ACTIONS, room, button -> JsonSize.of(action(button))).stream()
        .map(CardButtons::more)
        .toList();
  }

  // A note is written there.
  private static ObjectNode more(List<Button> buttons) {
    var body = new ArrayList<ObjectNode>();
    var actions = new ArrayList<ObjectNode>();
    for (Button button : buttons) {
      if (button.intent() instanceof Intent.WriteNote) {
        body.add(input());
        actions.addFirst(execute(button, VERB, true));
      } else {
        actions.add(action(button));
      }
    }
    return showCard("More", body, actions);
  }

  private static ObjectNode asking(Button button) {
    return showCard(title(button), List.of(input()), List.of(execute(button, VERB, true)));
  }

  private static ObjectNode showCard(
      String title, List<ObjectNode> body, List<ObjectNode> actions) {
    ObjectNode card = Cards.element("AdaptiveCard");
    Cards.fill(card, body, actions);
    return Cards.element("Action.ShowCard").put("title", title).set("card", card);
  }

  private static ObjectNode input() {
    return Cards.element("Input.Text")
        .put("id", ActionData.INPUT)
        .put("label", "Note")
        .put("placeholder", "What did you see or try?")
        .put("isMultiline", true)
        .put("maxLength", Checklist.LONGEST_NOTE);
  }

  // Clients that do not know Action.Execute send the same data as a message.
  private static ObjectNode execute(Button button, String verb, boolean withInput) {
    ObjectNode data = Cards.object().put(ActionData.INTENT, IntentCodec.encode(button.intent()));
    ObjectNode submit = titled("Action.Submit", button);
    submit.set("data", data.deepCopy());
    ObjectNode execute = titled("Action.Execute", button).put("verb", verb);
    execute.set("data", data);
    if (!withInput) {
      execute.put("associatedInputs", "none");
      submit.put("associatedInputs", "none");
    }
    return execute.set("fallback", submit);
  }

  // A client shows no button without a title. What a name has put in may be long, and is there
  // twice.
  static String title(Button button) {
    String title =
        TextLimit.shortened(VisibleText.of(button.label()).replace('\n', ' '), LONGEST_TITLE);
    return title.isBlank() ? "\u2026" : title;
  }

  private static ObjectNode titled(String type, Button button) {
    return titled(Cards.element(type), button);
  }

  private static ObjectNode titled(ObjectNode action, Button button) {
    action.put("title", title(button));
    return switch (button.style()) {
      case DEFAULT -> action;
      case PRIMARY -> action.put("style", "positive");
      case DANGER -> action.put("style", "destructive");
    };
  }
}

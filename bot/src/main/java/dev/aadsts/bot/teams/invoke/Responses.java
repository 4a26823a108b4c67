package dev.aadsts.bot.teams.invoke;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.teams.card.Card;
import java.util.List;

/**
 * The bodies in which Teams expects the answer to an invoke: <a
 * href="https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search">results</a>
 * and <a
 * href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots#response-to-taskfetch-or-tasksubmit-messages">dialogs</a>.
 */
final class Responses {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String THUMBNAIL = "application/vnd.microsoft.card.thumbnail";

  private Responses() {}

  /** Opens a dialog, or shows another card in the one that is open. */
  static ObjectNode dialog(String title, Card card) {
    ObjectNode value =
        JSON.objectNode().put("title", title).put("height", "large").put("width", "medium");
    value.set("card", attachment(card));
    return task(JSON.objectNode().put("type", "continue").set("value", value));
  }

  /** Says something in the dialog, and ends it. */
  static ObjectNode words(String words) {
    return task(JSON.objectNode().put("type", "message").put("value", words));
  }

  /** Results to choose from, or the one to insert. */
  static ObjectNode results(List<ObjectNode> attachments) {
    ArrayNode all = JSON.arrayNode().addAll(attachments);
    return extension(
        JSON.objectNode()
            .put("type", "result")
            .put("attachmentLayout", "list")
            .set("attachments", all));
  }

  /** Words where results would be. */
  static ObjectNode noResults(String words) {
    return extension(JSON.objectNode().put("type", "message").put("text", words));
  }

  private static ObjectNode attachment(Card card) {
    return JSON.objectNode().put("contentType", Card.CONTENT_TYPE).set("content", card.content());
  }

  /**
   * A card to insert, with its outline. The card comes along and is not fetched once it is taken:
   * the client then inserts it without another request. An Adaptive Card without an outline is not
   * inserted at all: <a href="https://github.com/MicrosoftDocs/msteams-docs/issues/1222">1222</a>.
   */
  static ObjectNode result(String title, String text, Card card) {
    return attachment(card).set("preview", thumbnail(title, text));
  }

  private static ObjectNode thumbnail(String title, String text) {
    return JSON.objectNode()
        .put("contentType", THUMBNAIL)
        .set("content", JSON.objectNode().put("title", title).put("text", text));
  }

  private static ObjectNode extension(ObjectNode content) {
    return JSON.objectNode().set("composeExtension", content);
  }

  private static ObjectNode task(ObjectNode content) {
    return JSON.objectNode().set("task", content);
  }
}

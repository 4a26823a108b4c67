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

  /** A card as a result. */
  static ObjectNode attachment(Card card) {
    return JSON.objectNode().put("contentType", Card.CONTENT_TYPE).set("content", card.content());
  }

  /**
   * A result of which only the outline is shown, until somebody takes it.
   *
   * @param tapped comes back then
   */
  static ObjectNode preview(String title, String text, ObjectNode tapped) {
    ObjectNode tap = JSON.objectNode().put("type", "invoke").set("value", tapped);
    ObjectNode preview = thumbnail(title, text);
    ((ObjectNode) preview.path("content")).set("tap", tap);
    ObjectNode result = thumbnail(title, text);
    return result.set("preview", preview);
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

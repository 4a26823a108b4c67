package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/**
 * The words of the Adaptive Cards schema: <a
 * href="https://adaptivecards.io/explorer/">adaptivecards.io/explorer</a>.
 */
final class Cards {
  /** The version that Teams needs for {@code Action.Execute}. */
  static final String VERSION = "1.5";

  private static final String MARK_WIDTH = "16px";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Cards() {}

  static ObjectNode object() {
    return JSON.objectNode();
  }

  static ArrayNode array(Collection<ObjectNode> nodes) {
    return JSON.arrayNode().addAll(nodes);
  }

  static ObjectNode element(String type) {
    return object().put("type", type);
  }

  static ObjectNode container(List<ObjectNode> items) {
    return element("Container").set("items", array(items));
  }

  /** A container that stands out: {@code emphasis}, {@code good}, {@code warning}... */
  static ObjectNode container(String style, List<ObjectNode> items) {
    return container(items).put("style", style);
  }

  static ObjectNode columns(ObjectNode... columns) {
    return element("ColumnSet").set("columns", array(List.of(columns)));
  }

  /**
   * A column.
   *
   * @param width {@code auto}, {@code stretch} or pixels
   */
  static ObjectNode column(String width, ObjectNode... items) {
    return element("Column").put("width", width).set("items", array(List.of(items)));
  }

  /** A narrow mark, and what it marks. */
  static ObjectNode marked(ObjectNode mark, ObjectNode text) {
    return columns(column(MARK_WIDTH, mark), column("stretch", text).put("spacing", "Small"));
  }

  static ObjectNode actionSet(List<ObjectNode> actions) {
    return element("ActionSet").set("actions", array(actions));
  }

  /** Gives a card its elements, and below them its buttons in rows. */
  static void fill(ObjectNode card, List<ObjectNode> elements, List<ObjectNode> buttons) {
    List<List<ObjectNode>> rows = CardButtons.rows(buttons);
    ArrayNode body = card.putArray("body").addAll(elements);
    rows.stream().limit(Math.max(0, rows.size() - 1)).map(Cards::actionSet).forEach(body::add);
    if (!rows.isEmpty()) {
      card.set("actions", array(rows.getLast()));
    }
  }

  static ObjectNode openUrl(String url) {
    return element("Action.OpenUrl").put("url", url);
  }
}

package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folds a long message at its headings: the first section open, the others one press away, so that
 * a reader sees what there is before the details of everything.
 */
final class Sections {
  private Sections() {}

  /** Whether there are sections, and nothing in them that must stay in sight. */
  static boolean worthFolding(List<Part> parts) {
    return parts.stream().filter(Part.Heading.class::isInstance).count() > 1
        && parts.stream()
            .dropWhile(part -> !(part instanceof Part.Heading))
            .noneMatch(part -> part instanceof Part.Choices || part instanceof Part.Items);
  }

  /** One element for what stands above the first heading, if anything does, and one per section. */
  static List<ObjectNode> fold(List<Part> parts, Pieces pieces) {
    var blocks = new ArrayList<ObjectNode>();
    var section = new ArrayList<Part>();
    String heading = "";
    int number = 0;
    for (Part part : parts) {
      if (part instanceof Part.Heading(var text)) {
        number = close(number, heading, section, pieces, blocks);
        heading = text;
      } else if (!(part instanceof Part.Divider || part instanceof Part.Fold)) {
        section.add(part);
      }
    }
    close(number, heading, section, pieces, blocks);
    return blocks;
  }

  /** The elements of a section that is too long for a card, one after the other. */
  static List<ObjectNode> unfold(ObjectNode block) {
    if (block.path("type").asText().equals("ActionSet")) {
      return rowsOfOne(block);
    }
    if (!block.path("type").asText().equals("Container")) {
      return List.of(block);
    }
    var items = new ArrayList<ObjectNode>();
    for (JsonNode item : block.path("items")) {
      ObjectNode copy = item.deepCopy();
      copy.remove(List.of("isVisible", "selectAction"));
      if (copy.path("type").asText().equals("Container")) {
        items.addAll(unfold(copy));
      } else {
        items.add(copy);
      }
    }
    return items;
  }

  private static List<ObjectNode> rowsOfOne(ObjectNode actionSet) {
    var rows = new ArrayList<ObjectNode>();
    for (JsonNode action : actionSet.path("actions")) {
      rows.add(Cards.actionSet(List.of(action.deepCopy())));
    }
    return rows;
  }

  private static int close(
      int number, String heading, List<Part> section, Pieces pieces, List<ObjectNode> blocks) {
    var body = new CardBody(heading.isEmpty() ? CardButtons.MOST_ACTIONS : 0, pieces);
    body.add(List.copyOf(section));
    section.clear();
    if (heading.isEmpty()) {
      blocks.addAll(body.elements());
      return 0;
    }
    blocks.add(
        foldable("section" + (number + 1), heading, CardText.STRONG, body.elements(), number == 0)
            .put("separator", number > 0)
            .put("spacing", "Medium"));
    return number + 1;
  }

  /** A heading that shows and hides what stands below it. */
  static ObjectNode foldable(
      String id, String heading, CardText look, List<ObjectNode> details, boolean open) {
    ObjectNode header =
        Cards.marked(
            Cards.container(
                List.of(
                    chevron("\u25be", id + "open").put("isVisible", open),
                    chevron("\u25b8", id + "closed").put("isVisible", !open))),
            look.block(heading));
    ObjectNode toggle =
        Cards.element("Action.ToggleVisibility")
            .put("title", CardButtons.rowTitle("Show or hide", heading));
    toggle.putArray("targetElements").add(id).add(id + "open").add(id + "closed");
    header.set("selectAction", toggle);
    ObjectNode body = Cards.container(details).put("id", id).put("isVisible", open);
    return Cards.container(List.of(header, body.put("spacing", "Small")));
  }

  /** Of an element that folds, the heading alone, which then opens nothing; empty of any other. */
  static Optional<ObjectNode> heading(ObjectNode block) {
    JsonNode heading = block.at("/items/0/columns/1/items/0");
    return block.at("/items/1/id").isTextual() && heading instanceof ObjectNode text
        ? Optional.of(Cards.marked(CardText.QUIET.block("\u00b7"), text))
        : Optional.empty();
  }

  private static ObjectNode chevron(String symbol, String id) {
    return Cards.element("TextBlock")
        .put("text", symbol)
        .put("color", "Accent")
        .put("id", id)
        .put("spacing", "None");
  }
}

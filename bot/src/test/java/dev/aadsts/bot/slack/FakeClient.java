package dev.aadsts.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What somebody reads and finds to press in the blocks of a message. */
public final class FakeClient {
  private FakeClient() {}

  /** The text of all blocks, a line for each, with the labels of the buttons in brackets. */
  public static String read(JsonNode blocks) {
    var lines = new ArrayList<String>();
    for (JsonNode block : blocks) {
      if (block.has("text")) {
        lines.add(block.path("text").path("text").asText());
      }
      block.path("fields").forEach(field -> lines.add(field.path("text").asText()));
      for (JsonNode element : block.path("elements")) {
        lines.add(
            element.path("type").asText().equals("button")
                ? "[" + element.path("text").path("text").asText() + "]"
                : element.path("text").asText());
      }
      if (block.has("accessory")) {
        lines.add("[" + block.path("accessory").path("text").path("text").asText() + "]");
      }
    }
    return String.join("\n", lines);
  }

  /** Every button, in reading order. */
  public static List<JsonNode> buttons(JsonNode blocks) {
    var buttons = new ArrayList<JsonNode>();
    for (JsonNode block : blocks) {
      block.path("elements").forEach(element -> addButton(buttons, element));
      addButton(buttons, block.path("accessory"));
    }
    return buttons;
  }

  private static void addButton(List<JsonNode> buttons, JsonNode element) {
    if (element.path("type").asText().equals("button")) {
      buttons.add(element);
    }
  }
}

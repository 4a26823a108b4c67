package dev.aadsts.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A window as somebody fills it in: what it began with, and what they changed as Slack lets them.
 */
final class FakeForm {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode view;
  private final ObjectNode values = JSON.createObjectNode();

  FakeForm(JsonNode view) {
    this.view = view;
    for (JsonNode block : view.path("blocks")) {
      if (block.path("type").asText().equals("input")) {
        begin(block);
      }
    }
  }

  private void begin(JsonNode block) {
    JsonNode element = block.path("element");
    ObjectNode value = JSON.createObjectNode().put("type", element.path("type").asText());
    switch (element.path("type").asText()) {
      case "plain_text_input" -> value.set("value", element.get("initial_value"));
      case "static_select" -> value.set("selected_option", element.get("initial_option"));
      case "users_select" -> value.set("selected_user", element.get("initial_user"));
      case "conversations_select" ->
          value.set("selected_conversation", element.get("initial_conversation"));
      default -> throw new AssertionError("Nobody can fill in " + element);
    }
    values
        .putObject(block.path("block_id").asText())
        .set(element.path("action_id").asText(), value);
  }

  JsonNode view() {
    return view;
  }

  ObjectNode values() {
    return values;
  }

  /** The label of a block. */
  String label(String block) {
    return block(block).path("label").path("text").asText();
  }

  FakeForm type(String block, String text) {
    assertThat(text.length())
        .as("characters typed into %s", block)
        .isLessThanOrEqualTo(block(block).at("/element/max_length").asInt(3000));
    value(block).put("value", text);
    return this;
  }

  /** Chooses by the label that people read. */
  FakeForm choose(String block, String label) {
    for (JsonNode option : block(block).at("/element/options")) {
      if (option.at("/text/text").asText().equals(label)) {
        value(block).set("selected_option", option);
        return this;
      }
    }
    throw new AssertionError("No " + label + " in " + block(block));
  }

  FakeForm person(String block, String user) {
    value(block).put("selected_user", user);
    return this;
  }

  FakeForm conversation(String block, String channel) {
    value(block).put("selected_conversation", channel);
    return this;
  }

  /** The block whose id begins so. */
  private JsonNode block(String begin) {
    for (JsonNode block : view.path("blocks")) {
      if (block.path("block_id").asText().startsWith(begin)) {
        return block;
      }
    }
    throw new AssertionError("No block " + begin + " in " + view);
  }

  private ObjectNode value(String begin) {
    JsonNode block = block(begin);
    return Requests.at(
        values.path(block.path("block_id").asText()),
        block.path("element").path("action_id").asText());
  }
}

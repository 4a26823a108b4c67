package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Block Kit's rules, written down from its reference and not from our code. Says what Slack would
 * find wrong, with a pointer to the place as Slack gives it.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit">Slack: Block Kit</a>
 */
public final class BlockKitRules {
  private final List<String> faults = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();

  private BlockKitRules() {}

  /** What is wrong with the blocks of a message. */
  public static List<String> faults(JsonNode blocks) {
    var rules = new BlockKitRules();
    rules.blocks(blocks, 50);
    // https://github.com/slackapi/bolt-js/issues/2509: about 13,200, however it is counted.
    rules.expect(blocks.toString().length() <= 13_000, "msg_blocks_too_long");
    return rules.faults;
  }

  /** What is wrong with a modal. */
  public static List<String> modalFaults(JsonNode view) {
    var rules = new BlockKitRules();
    rules.expect(view.path("type").asText().equals("modal"), "/type is no modal");
    rules.plain(view.path("title"), "/title", 24);
    boolean asks = view.path("blocks").findValuesAsText("type").contains("input");
    if (asks || view.has("submit")) {
      rules.plain(view.path("submit"), "/submit", 24);
    }
    rules.plain(view.path("close"), "/close", 24);
    rules.optional(view, "callback_id", 255);
    rules.optional(view, "private_metadata", 3000);
    rules.blocks(view.path("blocks"), 100);
    return rules.faults;
  }

  /** What is wrong with a Home tab. */
  public static List<String> homeFaults(JsonNode view) {
    var rules = new BlockKitRules();
    rules.expect(view.path("type").asText().equals("home"), "/type is no home");
    for (String name : List.of("title", "submit", "close")) {
      rules.expect(!view.has(name), "/" + name + " is for modals only");
    }
    rules.optional(view, "private_metadata", 3000);
    rules.optional(view, "callback_id", 255);
    rules.blocks(view.path("blocks"), 100);
    return rules.faults;
  }

  private void blocks(JsonNode blocks, int most) {
    expect(blocks.isArray() && !blocks.isEmpty(), "no blocks");
    expect(blocks.size() <= most, "more than " + most + " items");
    for (int at = 0; at < blocks.size(); at++) {
      block(blocks.get(at), "/blocks/" + at);
    }
  }

  private void block(JsonNode block, String at) {
    if (block.has("block_id")) {
      length(block.path("block_id"), at + "/block_id", 255);
      expect(blockIds.add(block.path("block_id").asText()), at + "/block_id is there twice");
    }
    switch (block.path("type").asText()) {
      case "header" -> plain(block.path("text"), at + "/text", 150);
      case "section" -> section(block, at);
      case "context" -> context(block.path("elements"), at + "/elements");
      case "actions" -> actions(block.path("elements"), at + "/elements");
      case "divider" -> {}
      case "input" -> input(block, at);
      default -> faults.add(at + " unsupported type: " + block.path("type").asText());
    }
  }

  private void section(JsonNode block, String at) {
    expect(block.has("text") || block.has("fields"), at + " has neither text nor fields");
    if (block.has("text")) {
      text(block.path("text"), at + "/text", 3000);
    }
    if (block.has("fields")) {
      JsonNode fields = block.path("fields");
      expect(!fields.isEmpty() && fields.size() <= 10, at + "/fields are not 1 to 10");
      fields.forEach(field -> text(field, at + "/fields", 2000));
    }
    if (block.has("accessory")) {
      button(block.path("accessory"), at + "/accessory", new HashSet<>());
    }
  }

  private void context(JsonNode elements, String at) {
    expect(!elements.isEmpty() && elements.size() <= 10, at + " are not 1 to 10");
    elements.forEach(element -> text(element, at, 3000));
  }

  private void actions(JsonNode elements, String at) {
    expect(!elements.isEmpty() && elements.size() <= 25, at + " are not 1 to 25");
    var ids = new HashSet<String>();
    elements.forEach(element -> button(element, at, ids));
  }

  private void button(JsonNode button, String at, Set<String> ids) {
    expect(button.path("type").asText().equals("button"), at + " unsupported element");
    plain(button.path("text"), at + "/text", 75);
    length(button.path("action_id"), at + "/action_id", 255);
    expect(ids.add(button.path("action_id").asText()), at + "/action_id is there twice");
    if (button.has("value")) {
      length(button.path("value"), at + "/value", 2000);
    }
    if (button.has("url")) {
      length(button.path("url"), at + "/url", 3000);
      expect(button.path("url").asText().matches("https?://.+"), at + "/url is no address");
    }
    if (button.has("accessibility_label")) {
      length(button.path("accessibility_label"), at + "/accessibility_label", 75);
    }
    if (button.has("style")) {
      expect(button.path("style").asText().matches("primary|danger"), at + "/style");
    }
    if (button.has("confirm")) {
      confirm(button.path("confirm"), at + "/confirm");
    }
  }

  private void confirm(JsonNode confirm, String at) {
    plain(confirm.path("title"), at + "/title", 100);
    plain(confirm.path("text"), at + "/text", 300);
    plain(confirm.path("confirm"), at + "/confirm", 30);
    plain(confirm.path("deny"), at + "/deny", 30);
  }

  private void optional(JsonNode view, String name, int most) {
    if (view.has(name)) {
      length(view.path(name), "/" + name, most);
    }
  }

  private void input(JsonNode block, String at) {
    plain(block.path("label"), at + "/label", 2000);
    if (block.has("hint")) {
      plain(block.path("hint"), at + "/hint", 2000);
    }
    JsonNode element = block.path("element");
    length(element.path("action_id"), at + "/element/action_id", 255);
    if (element.has("placeholder")) {
      plain(element.path("placeholder"), at + "/element/placeholder", 150);
    }
    switch (element.path("type").asText()) {
      case "plain_text_input" -> {
        expect(element.path("max_length").asInt(3000) <= 3000, at + "/element/max_length");
        expect(
            element.path("initial_value").asText().length()
                <= element.path("max_length").asInt(3000),
            at + "/element/initial_value is too long");
      }
      case "conversations_select", "users_select" -> {}
      case "static_select" -> options(element, at + "/element");
      default -> faults.add(at + "/element unsupported: " + element.path("type").asText());
    }
  }

  private void options(JsonNode select, String at) {
    JsonNode options = select.path("options");
    expect(!options.isEmpty() && options.size() <= 100, at + "/options are not 1 to 100");
    var values = new HashSet<String>();
    for (JsonNode option : options) {
      plain(option.path("text"), at + "/options/text", 75);
      length(option.path("value"), at + "/options/value", 150);
      expect(values.add(option.path("value").asText()), at + "/options/value is there twice");
    }
    if (select.has("initial_option")) {
      boolean one = false;
      for (JsonNode option : options) {
        one |= option.equals(select.path("initial_option"));
      }
      expect(one, at + "/initial_option is none of the options");
    }
  }

  private void text(JsonNode text, String at, int most) {
    if (text.path("type").asText().equals("plain_text")) {
      plain(text, at, most);
      return;
    }
    expect(text.path("type").asText().equals("mrkdwn"), at + " is no text object");
    expect(!text.has("emoji"), at + "/emoji is for plain_text only");
    length(text.path("text"), at + "/text", most);
  }

  private void plain(JsonNode text, String at, int most) {
    expect(text.path("type").asText().equals("plain_text"), at + " is no plain_text");
    expect(!text.has("verbatim"), at + "/verbatim is for mrkdwn only");
    length(text.path("text"), at + "/text", most);
  }

  private void length(JsonNode value, String at, int most) {
    int length = value.asText().length();
    expect(value.isTextual() && length >= 1, at + " must be more than 0 characters");
    expect(length <= most, at + " must be less than " + (most + 1) + " characters");
  }

  private void expect(boolean met, String fault) {
    if (!met) {
      faults.add(fault);
    }
  }
}

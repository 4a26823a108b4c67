package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.bot.reply.VisibleText;
import java.util.List;

/**
 * The pieces of Block Kit, each within its limits.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Slack: blocks</a>
 */
public final class Blocks {
  /** Blocks of a message. */
  static final int MOST_BLOCKS = 50;

  /** Characters of a text object, as in a section or a context. */
  static final int MOST_TEXT = 3000;

  /** Characters of a header. */
  static final int MOST_HEADER = 150;

  /** Fields of a section. */
  static final int MOST_FIELDS = 10;

  /**
   * Slack refuses messages whose blocks together are longer than about 13,200 characters, with
   * {@code msg_blocks_too_long}; how it counts is written nowhere. Counted here is the JSON of all
   * blocks, which is more than any way of counting texts. <a
   * href="https://github.com/slackapi/bolt-js/issues/2509">bolt-js 2509</a>
   */
  static final int MOST_JSON = 12_000;

  private static final JsonMapper JSON = Mappers.ascii();

  private Blocks() {}

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public static ArrayNode array(List<? extends JsonNode> nodes) {
    return JSON.createArrayNode().addAll(nodes);
  }

  /** A node as JSON, written. */
  static String json(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree is always JSON", e);
    }
  }

  /** How many characters that JSON stands for: what is written as six for ASCII counts once. */
  static int characters(String json) {
    int count = json.length();
    for (int at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at + 2)) {
      if (json.charAt(at + 1) == 'u') {
        count -= 5;
      }
    }
    return count;
  }

  public static ObjectNode plain(String text, int most) {
    String seen = VisibleText.of(text);
    return object()
        .put("type", "plain_text")
        .put("text", TextLimit.shortened(seen.isBlank() ? "\u2026" : seen, most))
        .put("emoji", false);
  }

  /** Text with markup; Slack is told to add none of its own. */
  static ObjectNode mrkdwn(String text) {
    return object().put("type", "mrkdwn").put("text", text).put("verbatim", true);
  }

  public static ObjectNode header(String text) {
    return block("header").set("text", plain(text, MOST_HEADER));
  }

  /**
   * Text at its full length: else Slack may fold it, and what it says, behind "See more". <a
   * href="https://docs.slack.dev/reference/block-kit/blocks/section-block">Slack: section</a>
   */
  public static ObjectNode section(String mrkdwn) {
    return block("section").put("expand", true).set("text", mrkdwn(mrkdwn));
  }

  public static ObjectNode section(String mrkdwn, ObjectNode accessory) {
    return section(mrkdwn).set("accessory", accessory);
  }

  static ObjectNode fields(List<String> fields) {
    return block("section").set("fields", array(fields.stream().map(Blocks::mrkdwn).toList()));
  }

  public static ObjectNode context(String mrkdwn) {
    return block("context").set("elements", array(List.of(mrkdwn(mrkdwn))));
  }

  public static ObjectNode actions(List<ObjectNode> elements) {
    return block("actions").set("elements", array(elements));
  }

  public static ObjectNode divider() {
    return block("divider");
  }

  // No block_id: Slack then makes a new one each time, as it asks for when a message is updated.
  private static ObjectNode block(String type) {
    return object().put("type", type);
  }
}

package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One message as Slack takes it.
 *
 * @param text for notifications, screen readers, and clients that draw no blocks; escaped
 * @param blocks within the limits of Block Kit
 */
public record SlackMessage(String text, List<JsonNode> blocks) {
  public SlackMessage {
    blocks = List.copyOf(blocks);
  }

  /** The blocks as a JSON array. */
  public String blocksJson() {
    return Blocks.array(blocks).toString();
  }

  /** As the response to a command or at a response URL, for the person only. */
  public String ephemeral() {
    return Blocks.object()
        .put("response_type", "ephemeral")
        .put("replace_original", false)
        .put("text", text)
        .<ObjectNode>set("blocks", Blocks.array(blocks))
        .toString();
  }

  /** Everything that the blocks say, without them: for when Slack refuses them. */
  public String words() {
    var words = new StringBuilder(text);
    blocks.forEach(block -> append(words, block));
    return SlackText.shortened(words.toString(), Blocks.MOST_TEXT);
  }

  // A button without its press is only confusing.
  private static void append(StringBuilder words, JsonNode node) {
    if (node.path("text").isTextual()) {
      words.append('\n').append(node.path("text").asText());
    } else if (!node.path("type").asText().equals("button")) {
      node.forEach(child -> append(words, child));
    }
  }
}

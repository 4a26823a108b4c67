package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.aadsts.bot.slack.block.BlockPacker.Piece;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One message as Slack takes it.
 *
 * @param text for notifications, screen readers, and clients that draw no blocks; escaped
 * @param blocks within the limits of Block Kit
 * @param blocksJson the same as a JSON array
 */
public record SlackMessage(String text, List<JsonNode> blocks, String blocksJson) {
  public SlackMessage {
    blocks = List.copyOf(blocks);
  }

  public SlackMessage(String text, List<? extends JsonNode> blocks) {
    this(text, List.copyOf(blocks), Blocks.array(blocks).toString());
  }

  static SlackMessage of(String text, List<Piece> pieces) {
    return new SlackMessage(
        text,
        pieces.stream().map(Piece::block).toList(),
        pieces.stream().map(Piece::json).collect(Collectors.joining(",", "[", "]")));
  }

  /** As the response to a command or at a response URL, for the person only. */
  public String ephemeral() {
    return "{\"response_type\":\"ephemeral\",\"replace_original\":false,\"text\":"
        + TextNode.valueOf(text)
        + ",\"blocks\":"
        + blocksJson
        + "}";
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

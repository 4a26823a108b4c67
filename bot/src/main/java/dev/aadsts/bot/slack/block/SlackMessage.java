package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.reply.TextLimit;
import java.util.List;

/**
 * One message as Slack takes it.
 *
 * @param text for notifications, screen readers, and clients that draw no blocks; escaped
 * @param blocks each as JSON, as they are kept by the thousand; within the limits of Block Kit
 */
public record SlackMessage(String text, List<String> blocks) {
  private static final JsonMapper JSON = Mappers.plain();

  public SlackMessage {
    blocks = List.copyOf(blocks);
  }

  /** A message of these blocks. */
  public static SlackMessage of(String text, List<? extends JsonNode> blocks) {
    return new SlackMessage(text, blocks.stream().map(Blocks::json).toList());
  }

  /** Its blocks as a JSON array. */
  public String blocksJson() {
    return "[" + String.join(",", blocks) + "]";
  }

  /** Its blocks, to look into. */
  public JsonNode tree() {
    try {
      return JSON.readTree(blocksJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A block is no JSON", e);
    }
  }

  /** As the response to a command or at a response URL, for the person only. */
  public String ephemeral() {
    return "{\"response_type\":\"ephemeral\",\"replace_original\":false,\"text\":"
        + Mappers.quoted(text)
        + ",\"blocks\":"
        + blocksJson()
        + "}";
  }

  /** Everything that the blocks say, without them: for when Slack refuses them. */
  public String words() {
    var words = new StringBuilder(text);
    append(words, tree());
    return TextLimit.shortened(words.toString(), Blocks.MOST_TEXT);
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

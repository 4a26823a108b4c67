package dev.aadsts.bot.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reliability.SlackWorkspace.Post;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A press on a button of a message in a thread.
 *
 * @param body what Slack sends
 */
record Pressed(String body) {
  private static final ObjectNode PRESS = Question.fixture("block_actions.json");

  /** Somebody presses the button with that label, on the message as it is drawn. */
  static Pressed on(String channel, String thread, Post card, String label, String user) {
    ObjectNode payload = PRESS.deepCopy();
    ((ObjectNode) payload.path("user")).put("id", user).put("username", user).put("name", user);
    ((ObjectNode) payload.path("container"))
        .put("message_ts", card.ts())
        .put("channel_id", channel)
        .put("thread_ts", thread);
    ((ObjectNode) payload.path("channel")).put("id", channel);
    payload.put("trigger_id", "T" + user + "-" + card.ts() + "-" + card.edits());
    JsonNode button = button(card, label);
    ((ObjectNode) payload.path("actions").path(0))
        .<ObjectNode>set("action_id", button.path("action_id"))
        .set("value", button.path("value"));
    return new Pressed("payload=" + URLEncoder.encode(payload.toString(), UTF_8));
  }

  /** Whether the message has such a button. */
  static boolean offers(Post card, String label) {
    return !named(card, label).isEmpty();
  }

  private static JsonNode button(Post card, String label) {
    return named(card, label).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("No button " + label));
  }

  private static List<JsonNode> named(Post card, String label) {
    return StreamSupport.stream(card.blocks().spliterator(), false)
        .flatMap(block -> block.findParents("action_id").stream())
        .filter(button -> button.path("text").path("text").asText().equals(label))
        .toList();
  }
}

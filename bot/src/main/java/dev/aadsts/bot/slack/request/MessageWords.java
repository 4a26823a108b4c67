package dev.aadsts.bot.slack.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * All that can be read in a message. What people type is its {@code text}; what other apps post and
 * what people forward is often only in blocks or attachments, and a long paste becomes a file of
 * which Slack shows the beginning.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Slack: blocks</a>
 * @see <a href="https://docs.slack.dev/reference/objects/file-object">Slack: file object</a>
 */
final class MessageWords {
  // As much as the text of a message may have, so that nothing else can be a heavier load.
  private static final int MOST = 40_000;
  private static final List<String> ATTACHMENT =
      List.of("pretext", "title", "text", "blocks", "message_blocks", "fields");
  private static final List<String> TEXTS =
      List.of("text", "title", "value", "elements", "fields", "rows", "message", "blocks", "url");
  private static final List<String> FILE = List.of("plain_text", "preview");

  private final StringBuilder words = new StringBuilder();

  private MessageWords() {}

  /** The words, as Slack writes them: with its markup, in lines. */
  static String of(JsonNode message) {
    String text = message.path("text").asText("");
    var words = new MessageWords();
    for (JsonNode block : message.path("blocks")) {
      // Slack itself makes the text of what people type, and leaves nothing out of it.
      if (text.isBlank() || !block.path("type").asText().equals("rich_text")) {
        words.block(block);
      }
    }
    message.path("attachments").forEach(words::attachment);
    message.path("files").forEach(file -> FILE.forEach(name -> words.block(file.path(name))));
    String more = words.words.toString().strip();
    return more.isEmpty() || text.contains(more) ? text : (text + "\n" + more).strip();
  }

  private void attachment(JsonNode attachment) {
    int before = words.length();
    ATTACHMENT.forEach(name -> block(attachment.path(name)));
    if (words.length() == before) {
      block(attachment.path("fallback"));
    }
  }

  private void block(JsonNode node) {
    int before = words.length();
    collect(node);
    if (words.length() > before) {
      words.append('\n');
    }
  }

  private void collect(JsonNode node) {
    if (words.length() >= MOST) {
      return;
    }
    if (node.isTextual()) {
      words.append(node.asText(), 0, Math.min(node.asText().length(), MOST - words.length()));
    } else if (node.isArray()) {
      node.forEach(
          child -> {
            collect(child);
            apart(child);
          });
    } else if (node.isObject()) {
      object(node);
    }
  }

  private void object(JsonNode node) {
    boolean named = node.has("text") || node.has("title");
    for (String name : TEXTS) {
      // The address of a link that has words of its own may still have the error in it.
      if (name.equals("url") && !node.path("type").asText().equals("link")) {
        continue;
      }
      if (node.has(name)) {
        if (named && name.equals("url")) {
          words.append(' ');
        }
        collect(node.path(name));
        if (node.has("value") && name.equals("title")) {
          words.append(": ");
        }
      }
    }
  }

  // Runs of one line follow each other; everything else stands in a line of its own.
  private void apart(JsonNode child) {
    boolean run =
        switch (child.path("type").asText()) {
          case "text",
              "link",
              "emoji",
              "user",
              "usergroup",
              "channel",
              "broadcast",
              "color",
              "date" ->
              true;
          default -> false;
        };
    if (!run && !words.isEmpty() && words.charAt(words.length() - 1) != '\n') {
      words.append('\n');
    }
  }
}

package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Counts the bytes of JSON without writing it. */
final class JsonSize {
  private JsonSize() {}

  /** Bytes in UTF-8, as Jackson writes it. */
  static int of(JsonNode node) {
    if (node.isTextual()) {
      return quoted(node.textValue());
    }
    if (node.isArray()) {
      int size = 2 + Math.max(0, node.size() - 1);
      for (JsonNode item : node) {
        size += of(item);
      }
      return size;
    }
    if (node.isObject()) {
      int size = 2 + Math.max(0, node.size() - 1);
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        size += quoted(field.getKey()) + 1 + of(field.getValue());
      }
      return size;
    }
    return node.asText().length(); // A number, true, false or null.
  }

  private static int quoted(String text) {
    int size = 2;
    for (int at = 0; at < text.length(); at++) {
      size += bytes(text.charAt(at));
    }
    return size;
  }

  // Of two surrogates together four.
  private static int bytes(char c) {
    if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f') {
      return 2;
    }
    if (c < ' ') {
      return 6;
    }
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}

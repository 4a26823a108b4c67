package dev.aadsts.kb.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes the fields of one document, each once, and then knows whether any is left. Not for use by
 * several threads.
 */
final class Fields {
  private final JsonNode node;
  private final Set<String> left = new HashSet<>();

  /**
   * @throws IllegalArgumentException if it is no object
   */
  Fields(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException("no object, but " + node.getNodeType());
    }
    this.node = node;
    object.fieldNames().forEachRemaining(left::add);
  }

  /** A text that must be there. */
  String text(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing; " + left));
  }

  /** A text that may be there. */
  Optional<String> optional(String name) {
    return take(name).map(JsonNode::asText);
  }

  /** One of an enumeration, written in small letters with hyphens. */
  <E extends Enum<E>> E one(Class<E> type, String name) {
    return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** One of an enumeration that may be missing, written in small letters with hyphens. */
  <E extends Enum<E>> Optional<E> optional(Class<E> type, String name) {
    return left.contains(name) ? Optional.of(one(type, name)) : Optional.empty();
  }

  /** What stands in it, where there is one. */
  <T> Optional<T> optional(String name, Function<JsonNode, T> reading) {
    return take(name).map(reading);
  }

  /** A list, empty where it is missing. */
  <T> List<T> list(String name, Function<JsonNode, T> reading) {
    var list = new ArrayList<T>();
    take(name).ifPresent(entries -> entries.forEach(entry -> list.add(reading.apply(entry))));
    return list;
  }

  /**
   * To be called when all have been taken.
   *
   * @throws IllegalArgumentException if one is left, as nobody knows it
   */
  void end() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + left);
    }
  }

  private Optional<JsonNode> take(String name) {
    left.remove(name);
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }
}

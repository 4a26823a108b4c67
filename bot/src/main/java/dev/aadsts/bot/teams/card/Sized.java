package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An element and what it takes of a message, measured once.
 *
 * @param bytes with the comma behind it
 */
record Sized(ObjectNode node, int bytes) {
  static Sized of(ObjectNode node) {
    return new Sized(node, JsonSize.of(node) + 1);
  }

  /** What these take together. */
  static int sum(List<Sized> elements) {
    return elements.stream().mapToInt(Sized::bytes).sum();
  }

  /** What elements that nobody has measured take together. */
  static int sumOf(List<ObjectNode> nodes) {
    return sum(nodes.stream().map(Sized::of).toList());
  }
}

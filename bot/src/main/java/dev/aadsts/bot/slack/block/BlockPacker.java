package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Spreads blocks over as few messages as their limits allow. */
final class BlockPacker {
  private static final JsonNode LEFT_OUT =
      Blocks.context(
          ":scissors: Some lines are left out here, as a message has a limit. *Case summary*"
              + " has all of them.");

  private BlockPacker() {}

  /** The blocks of each message: cut at dividers where possible. */
  static List<List<JsonNode>> pack(List<JsonNode> blocks) {
    var messages = new ArrayList<List<JsonNode>>();
    var current = new ArrayList<JsonNode>();
    for (List<JsonNode> group : groups(blocks)) {
      if (!fits(current, group)) {
        finish(current, messages);
      }
      for (JsonNode block : group) {
        if (!fits(current, List.of(block))) {
          finish(current, messages);
        }
        current.add(block);
      }
    }
    finish(current, messages);
    return messages;
  }

  /** The blocks of one message: where they are too many, some of the middle are left out. */
  static List<JsonNode> squeeze(List<JsonNode> blocks) {
    if (fits(List.of(), blocks)) {
      return blocks;
    }
    // The beginning says where it stands; the end has the question and the buttons.
    var head = new ArrayList<JsonNode>();
    int most = Blocks.MOST_JSON / 3;
    while (head.size() < Blocks.MOST_BLOCKS / 3
        && length(head) + length(blocks.get(head.size())) <= most) {
      head.add(blocks.get(head.size()));
    }
    head.add(LEFT_OUT);
    var tail = new ArrayList<JsonNode>();
    for (JsonNode block : blocks.reversed()) {
      tail.addFirst(block);
      if (!fits(head, tail)) {
        tail.removeFirst();
        break;
      }
    }
    head.addAll(tail);
    return head;
  }

  private static List<List<JsonNode>> groups(List<JsonNode> blocks) {
    var groups = new ArrayList<List<JsonNode>>();
    groups.add(new ArrayList<>());
    for (JsonNode block : blocks) {
      if (isDivider(block)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(block);
    }
    return groups;
  }

  private static void finish(List<JsonNode> current, List<List<JsonNode>> messages) {
    // A line at the edge of a message separates nothing.
    while (!current.isEmpty() && isDivider(current.getFirst())) {
      current.removeFirst();
    }
    while (!current.isEmpty() && isDivider(current.getLast())) {
      current.removeLast();
    }
    if (!current.isEmpty()) {
      messages.add(List.copyOf(current));
    }
    current.clear();
  }

  private static boolean fits(List<JsonNode> before, List<JsonNode> more) {
    return before.size() + more.size() <= Blocks.MOST_BLOCKS
        && length(before) + length(more) <= Blocks.MOST_JSON;
  }

  private static int length(List<JsonNode> blocks) {
    return blocks.stream().mapToInt(BlockPacker::length).sum();
  }

  private static int length(JsonNode block) {
    return block.toString().length() + 1;
  }

  private static boolean isDivider(JsonNode block) {
    return block.path("type").asText().equals("divider");
  }
}

package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.reply.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Spreads blocks over as few messages as their limits allow. Each block is written as JSON once, to
 * be measured and to be sent.
 */
final class BlockPacker {
  private static final Piece LEFT_OUT =
      Piece.of(
          Blocks.context(
              ":scissors: Some lines are left out here, as a message has a limit. *Case summary*"
                  + " has all of them."));

  private BlockPacker() {}

  /**
   * A block, as JSON.
   *
   * @param length with the comma after it
   * @param fold where the message may end before the block
   */
  record Piece(String json, int length, Optional<Part.Fold> fold) {
    static final Piece DIVIDER = Piece.of(Blocks.divider());

    static Piece of(JsonNode block) {
      return of(Blocks.json(block));
    }

    static Piece of(String json) {
      return new Piece(json, Blocks.characters(json) + 1, Optional.empty());
    }

    /** A divider at which a message may end. */
    static Piece of(Part.Fold fold) {
      return new Piece(DIVIDER.json(), DIVIDER.length(), Optional.of(fold));
    }

    boolean isDivider() {
      return json.equals(DIVIDER.json());
    }
  }

  /** The blocks of each message: cut at dividers where possible. */
  static List<List<Piece>> pack(List<Piece> blocks) {
    var messages = new ArrayList<List<Piece>>();
    var current = new ArrayList<Piece>();
    for (List<Piece> group : groups(blocks)) {
      if (!fits(current, group)) {
        finish(current, messages);
      }
      for (Piece block : group) {
        if (!fits(current, List.of(block))) {
          finish(current, messages);
        }
        current.add(block);
      }
    }
    finish(current, messages);
    return messages;
  }

  /**
   * The blocks of one message: where they are too many, it ends at the last fold that it can.
   *
   * @param ending what stands in the place of a fold, at the end
   */
  static List<Piece> fold(List<Piece> all, Function<Part.Fold, List<Piece>> ending) {
    List<Piece> blocks = all.getFirst().isDivider() ? all.subList(1, all.size()) : all;
    if (fits(List.of(), blocks)) {
      return blocks;
    }
    for (int at = blocks.size() - 1; at > 0; at--) {
      List<Piece> head = blocks.subList(0, at);
      List<Piece> tail = blocks.get(at).fold().map(ending).orElse(List.of());
      if (!tail.isEmpty() && fits(head, tail)) {
        return Stream.concat(head.stream(), tail.stream()).toList();
      }
    }
    return squeeze(blocks);
  }

  /** The blocks of one message: where they are too many, some of the middle are left out. */
  static List<Piece> squeeze(List<Piece> blocks) {
    if (fits(List.of(), blocks)) {
      return blocks;
    }
    // The beginning says where it stands; the end has the question and the buttons.
    var head = new ArrayList<Piece>();
    int most = Blocks.MOST_JSON / 3;
    while (head.size() < Blocks.MOST_BLOCKS / 3
        && length(head) + blocks.get(head.size()).length() <= most) {
      head.add(blocks.get(head.size()));
    }
    head.add(LEFT_OUT);
    var tail = new ArrayList<Piece>();
    for (Piece block : blocks.reversed()) {
      tail.addFirst(block);
      if (!fits(head, tail)) {
        tail.removeFirst();
        break;
      }
    }
    head.addAll(tail);
    return head;
  }

  private static List<List<Piece>> groups(List<Piece> blocks) {
    var groups = new ArrayList<List<Piece>>();
    groups.add(new ArrayList<>());
    for (Piece block : blocks) {
      if (block.isDivider()) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(block);
    }
    return groups;
  }

  private static void finish(List<Piece> current, List<List<Piece>> messages) {
    // A line at the edge of a message separates nothing.
    while (!current.isEmpty() && current.getFirst().isDivider()) {
      current.removeFirst();
    }
    while (!current.isEmpty() && current.getLast().isDivider()) {
      current.removeLast();
    }
    if (!current.isEmpty()) {
      messages.add(List.copyOf(current));
    }
    current.clear();
  }

  private static boolean fits(List<Piece> before, List<Piece> more) {
    return before.size() + more.size() <= Blocks.MOST_BLOCKS
        && length(before) + length(more) <= Blocks.MOST_JSON;
  }

  private static int length(List<Piece> blocks) {
    return blocks.stream().mapToInt(Piece::length).sum();
  }
}

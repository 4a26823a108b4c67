package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be drawn, before it is known how many cards it takes.
 *
 * @param blocks of the body, top to bottom
 * @param actions the buttons at the bottom
 */
record Draft(List<Sized> blocks, List<ObjectNode> actions) {
  private static final int MOST_BYTES = AdaptiveCards.MOST_BYTES_OF_BODY;

  /** What becomes of these parts: folded where there are sections, else with their buttons. */
  static Draft of(List<Part> parts, Pieces pieces) {
    if (Sections.worthFolding(parts)) {
      return of(Sections.fold(parts, pieces), List.of());
    }
    List<ObjectNode> more = more(parts);
    int reserved = more.size();
    List<Part> rest = parts.stream().filter(part -> !isSecondary(part)).toList();
    var body = new CardBody(CardButtons.MOST_ACTIONS - reserved, pieces);
    var actions = new ArrayList<ObjectNode>();
    if (!rest.isEmpty()
        && rest.getLast() instanceof Part.Choices(var last, var primary)
        && !CardBody.drawsAsRows(rest.subList(0, rest.size() - 1), last)
        && last.size() + reserved + bodyActions(rest) <= CardButtons.MOST_ACTIONS) {
      body.add(rest.subList(0, rest.size() - 1));
      last.forEach(button -> actions.add(CardButtons.action(button)));
    } else {
      body.add(rest);
    }
    actions.addAll(more);
    // No browser opens an address that long.
    actions.removeIf(action -> Sized.of(action).bytes() > MOST_BYTES);
    return of(body.elements(), actions);
  }

  private static Draft of(List<ObjectNode> blocks, List<ObjectNode> actions) {
    return new Draft(blocks.stream().map(Sized::of).toList(), actions);
  }

  /** In bytes. */
  int sizeOfActions() {
    return Sized.sumOf(actions);
  }

  /** Whether the buttons carry so much that they get cards of their own. */
  boolean wantsButtonsApart(List<Sized> blocks) {
    int largest = blocks.stream().mapToInt(Sized::bytes).max().orElse(0);
    int buttons = sizeOfActions();
    return !actions.isEmpty()
        && (actions.size() > CardButtons.MOST_ACTIONS
            || buttons > MOST_BYTES / 2
            || largest + buttons > MOST_BYTES);
  }

  /** The buttons as cards can hold them. */
  List<List<ObjectNode>> rows() {
    return rows(actions, MOST_BYTES);
  }

  /** Buttons as cards can hold them that have only so much room for them. */
  static List<List<ObjectNode>> rows(List<ObjectNode> actions, int room) {
    return Groups.of(actions, CardButtons.MOST_ACTIONS, room, action -> Sized.of(action).bytes());
  }

  /** The blocks, those that no card could hold taken apart; none is too large for a card. */
  List<Sized> fitting() {
    int buttons = sizeOfActions();
    return blocks.stream()
        .flatMap(
            block ->
                block.bytes() + buttons > MOST_BYTES
                    ? Sections.unfold(block.node()).stream().map(Sized::of)
                    : Stream.of(block))
        .map(block -> block.bytes() > MOST_BYTES ? Sized.of(tooLarge()) : block)
        .toList();
  }

  private static ObjectNode tooLarge() {
    return CardText.QUIET.block("Something here is too large to show.");
  }

  private static int bodyActions(List<Part> parts) {
    return parts.subList(0, parts.size() - 1).stream()
        .mapToInt(part -> part instanceof Part.Choices(var some, var p) ? some.size() : 0)
        .sum();
  }

  private static boolean isSecondary(Part part) {
    return part instanceof Part.Choices(var buttons, var primary) && !primary;
  }

  // Where nothing else is left to do, they are what there is to do.
  private static List<ObjectNode> more(List<Part> parts) {
    List<Button> buttons =
        parts.stream()
            .filter(Draft::isSecondary)
            .flatMap(part -> ((Part.Choices) part).buttons().stream())
            .toList();
    boolean alone =
        parts.stream().noneMatch(part -> part instanceof Part.Choices && !isSecondary(part));
    return alone && buttons.size() <= CardButtons.MOST_ACTIONS
        ? buttons.stream().map(CardButtons::action).toList()
        : CardButtons.more(buttons, MOST_BYTES / 2);
  }
}

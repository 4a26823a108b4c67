package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.TextLimit;
import java.util.ArrayList;
import java.util.List;

/** Draws the items of a list as rows: a mark, the words, and a button where the item has one. */
final class ItemRows {
  private static final int MOST_IN_SIGHT = 3;
  private static final int LONGEST_BESIDE_REMARK = 80;

  private ItemRows() {}

  /**
   * A row for each item. What is still to do is folded where it is long: it would push what is to
   * be done now out of sight.
   *
   * @param id of what is folded, which nothing else on the card may have
   */
  static List<ObjectNode> of(List<Part.Item> items, String id) {
    List<Part.Item> later =
        items.stream()
            .filter(item -> item.mark() == Part.Mark.TODO && item.button().isEmpty())
            .toList();
    if (later.size() <= MOST_IN_SIGHT) {
      return rows(items);
    }
    var rows = new ArrayList<ObjectNode>();
    rows.addAll(rows(items.stream().filter(item -> !later.contains(item)).toList()));
    String heading = later.size() + " not checked";
    rows.add(
        Sections.foldable(id, heading, CardText.BODY, rows(later), false).put("spacing", "Small"));
    return rows;
  }

  // A command is not part of what can be pressed, or nobody could copy it.
  private static List<ObjectNode> rows(List<Part.Item> items) {
    var rows = new ArrayList<ObjectNode>();
    boolean belowCommand = false;
    for (Part.Item item : items) {
      rows.add(item(item).put("spacing", belowCommand ? "Default" : "Small"));
      item.command().map(Snippets::below).ifPresent(rows::addAll);
      belowCommand = item.command().isPresent();
    }
    return rows;
  }

  private static ObjectNode item(Part.Item item) {
    Part.Mark kind = item.mark();
    ObjectNode mark =
        Cards.element("TextBlock").put("text", symbol(kind)).put("color", color(kind));
    if (kind == Part.Mark.RULED_OUT || kind == Part.Mark.SKIPPED) {
      mark.put("isSubtle", true);
    }
    ObjectNode text = look(kind).block(item.text(), remark(kind));
    return item.button()
        .map(button -> row(mark, text, button, said(item)))
        .orElseGet(() -> Cards.marked(mark, text));
  }

  private static CardText look(Part.Mark mark) {
    return switch (mark) {
      case CURRENT, CONFIRMED -> CardText.STRONG;
      case TODO, DONE, UNCLEAR -> CardText.BODY;
      case RULED_OUT, SKIPPED, DID_NOT_HELP -> CardText.FAINT;
    };
  }

  // For those who do not see the symbol or its colour.
  private static String remark(Part.Mark mark) {
    return switch (mark) {
      case TODO, CURRENT -> "";
      case DONE, CONFIRMED, RULED_OUT, UNCLEAR, SKIPPED, DID_NOT_HELP -> mark.words();
    };
  }

  // What it is by now belongs to it, however long it is.
  private static String said(Part.Item item) {
    String words = item.text().text();
    String remark = remark(item.mark());
    return remark.isEmpty()
        ? words
        : TextLimit.shortened(words, LONGEST_BESIDE_REMARK) + " \u00b7 " + remark;
  }

  // A press anywhere on the row: buttons of their own would soon be more than a card may have.
  private static ObjectNode row(ObjectNode mark, ObjectNode text, Button button, String words) {
    ObjectNode label = CardText.LINK.block(CardButtons.title(button));
    ObjectNode row = Cards.marked(mark, text);
    row.withArray("columns")
        .add(Cards.column("auto", label).put("verticalContentAlignment", "Center"));
    return row.set("selectAction", CardButtons.rowAction(button, words));
  }

  private static String symbol(Part.Mark mark) {
    return switch (mark) {
      case TODO -> "\u25cb";
      case CURRENT -> "\u25b6";
      case DONE, CONFIRMED -> "\u2714";
      case RULED_OUT, DID_NOT_HELP -> "\u2716";
      case UNCLEAR -> "?";
      case SKIPPED -> "\u2013";
    };
  }

  // Good and Warning are hard to see on white, where Teams has them pale, and Attention in the
  // dark.
  private static String color(Part.Mark mark) {
    return mark == Part.Mark.CURRENT ? "Accent" : "Default";
  }
}

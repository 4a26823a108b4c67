package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Draws the parts of one message as elements of a card, top to bottom. Used once, by one thread.
 * What comes of {@link Pieces} may be in other cards too, so nobody writes to an element again.
 */
final class CardBody {
  private static final int MOST_IN_SIGHT = 3;
  private static final int LONGEST_BESIDE_REMARK = 80;

  private final List<ObjectNode> elements = new ArrayList<>();
  private final int actionsLeft;
  private final Pieces pieces;
  private int actions;
  private boolean divided;

  /**
   * @param actionsLeft how many buttons may stand in the body; further ones become rows
   */
  CardBody(int actionsLeft, Pieces pieces) {
    this.actionsLeft = actionsLeft;
    this.pieces = pieces;
  }

  List<ObjectNode> elements() {
    return elements;
  }

  /** How many buttons have been drawn. */
  int actions() {
    return actions;
  }

  void add(List<Part> parts) {
    for (int at = 0; at < parts.size(); at++) {
      // How to find out belongs to the question.
      if (parts.get(at) instanceof Part.Question(var question)
          && at + 1 < parts.size()
          && parts.get(at + 1) instanceof Part.Bullets(var how)) {
        put(parts.subList(at, at + 2), "Default", () -> question(question, how));
        at++;
      } else if (parts.get(at) instanceof Part.Bullets(var lines)
          && at + 1 < parts.size()
          && parts.get(at + 1) instanceof Part.Choices(var buttons, var primary)
          && name(lines, buttons)) {
        lines(lines, buttons);
        at++;
      } else {
        add(parts.get(at));
      }
    }
  }

  /** Whether these buttons, which come after those parts, are drawn as rows to press. */
  static boolean drawsAsRows(List<Part> before, List<Button> buttons) {
    return buttons.stream().anyMatch(CardButtons::isTooWide)
        || (!before.isEmpty()
            && before.getLast() instanceof Part.Bullets(var lines)
            && name(lines, buttons));
  }

  // A list that begins each line with the words of a button.
  private static boolean name(List<RichText> lines, List<Button> buttons) {
    return lines.size() == buttons.size()
        && IntStream.range(0, lines.size())
            .allMatch(at -> lines.get(at).text().startsWith(buttons.get(at).label()));
  }

  private void lines(List<RichText> lines, List<Button> buttons) {
    for (int at = 0; at < lines.size(); at++) {
      RichText line = lines.get(at);
      Button button = buttons.get(at);
      String besides = line.text().substring(button.label().length());
      put(choiceRow(CardText.BODY.block(line), button, besides), "Small");
    }
  }

  private void add(Part part) {
    switch (part) {
      case Part.Title(var text) -> title(text);
      case Part.Heading(var text) -> put(part, "Medium", () -> CardText.HEADING.block(text));
      case Part.Prose(var text) -> put(part, "Small", () -> CardText.BODY.block(text));
      case Part.Question(var text) -> put(part, "Default", () -> question(text, List.of()));
      case Part.Facts(var facts) -> facts(facts);
      case Part.Bullets(var lines) -> put(part, "Small", () -> Cards.container(bullets(lines)));
      case Part.Steps(var lines) -> put(part, "Small", () -> Cards.container(numbered(lines)));
      case Part.Items(var items) -> put(Cards.container(items(items)), "Small");
      case Part.Snippet(var language, var text) -> snippet(language, text);
      case Part.Notice(var tone, var text) -> put(part, spacing(tone), () -> notice(tone, text));
      case Part.Choices(var buttons, var primary) -> choices(buttons);
      case Part.Divider() -> divided = true;
      case Part.Fold fold -> divided = true;
    }
  }

  private void put(Part part, String spacing, Supplier<ObjectNode> drawing) {
    put(List.of(part), spacing, drawing);
  }

  private void put(List<Part> parts, String spacing, Supplier<ObjectNode> drawing) {
    boolean below = divided;
    elements.add(
        pieces.of(
            new Pieces.Piece(List.copyOf(parts), below),
            () -> spaced(drawing.get(), spacing, below)));
    divided = false;
  }

  private void put(ObjectNode element, String spacing) {
    elements.add(spaced(element, spacing, divided));
    divided = false;
  }

  private static ObjectNode spaced(ObjectNode element, String spacing, boolean belowDivider) {
    element.put("spacing", belowDivider ? "Large" : spacing);
    if (belowDivider) {
      element.put("separator", true);
    }
    return element;
  }

  // "AADSTS50105 · The account is not assigned": what it is above what it says.
  private void title(String text) {
    String spacing = elements.isEmpty() ? "None" : "Default";
    int dot = text.indexOf(" \u00b7 ");
    if (dot > 0) {
      put(CardText.EYEBROW.block(text.substring(0, dot)), spacing);
      put(CardText.TITLE.block(text.substring(dot + 3)), "None");
    } else {
      put(CardText.TITLE.block(text), spacing);
    }
  }

  private static ObjectNode question(RichText question, List<RichText> how) {
    var items = new ArrayList<ObjectNode>();
    items.add(CardText.STRONG.block(question));
    items.addAll(bullets(how));
    return Cards.container("emphasis", items);
  }

  private void facts(List<Part.Fact> facts) {
    boolean first = true;
    for (Part.Fact fact : facts) {
      ObjectNode value = (fact.literal() ? CardText.CODE : CardText.BODY).block(fact.value());
      put(
          Cards.columns(
              Cards.column("108px", CardText.FAINT.block(fact.name())),
              Cards.column("stretch", value)),
          first ? "Default" : "Small");
      first = false;
    }
  }

  private static List<ObjectNode> bullets(List<RichText> lines) {
    return CardText.BODY.list(lines, Collections.nCopies(lines.size(), CardText.BULLET));
  }

  private static List<ObjectNode> numbered(List<RichText> lines) {
    List<String> numbers =
        IntStream.rangeClosed(1, lines.size()).mapToObj(number -> number + ".").toList();
    return CardText.BODY.list(lines, numbers);
  }

  // What is still to do is folded where it is long: it would push what is to be done now out of
  // sight.
  private List<ObjectNode> items(List<Part.Item> items) {
    List<Part.Item> later =
        items.stream()
            .filter(item -> item.mark() == Part.Mark.TODO && item.button().isEmpty())
            .toList();
    if (later.size() <= MOST_IN_SIGHT) {
      return items.stream().map(CardBody::item).toList();
    }
    var rows = new ArrayList<ObjectNode>();
    items.stream().filter(item -> !later.contains(item)).map(CardBody::item).forEach(rows::add);
    String heading = later.size() + " not checked";
    rows.add(
        Sections.foldable(
                "later" + elements.size(),
                heading,
                CardText.BODY,
                later.stream().map(CardBody::item).toList(),
                false)
            .put("spacing", "Small"));
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
        .orElseGet(() -> Cards.marked(mark, text))
        .put("spacing", "Small");
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
        : CardText.cut(words, LONGEST_BESIDE_REMARK) + " \u00b7 " + remark;
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

  private void snippet(String language, String text) {
    for (String piece : Snippets.pieces(text)) {
      put(Snippets.block(language, piece), "Small");
    }
  }

  private static String spacing(Part.Tone tone) {
    return tone == Part.Tone.QUIET ? "Small" : "Default";
  }

  private static ObjectNode notice(Part.Tone tone, RichText text) {
    return switch (tone) {
      case QUIET -> CardText.QUIET.block(text);
      case WARNING -> notice("warning", text);
      case HOUSE -> notice("accent", text);
    };
  }

  // Links are pale in the dark theme, as are the grounds that stand out there.
  private static ObjectNode notice(String ground, RichText text) {
    boolean links = text.spans().stream().anyMatch(RichText.Anchor.class::isInstance);
    return links
        ? Cards.container(
            "emphasis",
            List.of(Cards.marked(CardText.STRONG.block("\u26a0"), CardText.BODY.block(text))))
        : Cards.container(ground, List.of(CardText.BODY.block(text)));
  }

  private void choices(List<Button> buttons) {
    if (actions + buttons.size() <= actionsLeft
        && buttons.stream().noneMatch(CardButtons::isTooWide)) {
      actions += buttons.size();
      CardButtons.rows(buttons.stream().map(CardButtons::action).toList())
          .forEach(row -> put(Cards.actionSet(row), "Default"));
    } else {
      buttons.forEach(
          button ->
              put(choiceRow(CardText.LINK.block(CardButtons.title(button)), button, ""), "Small"));
    }
  }

  private static ObjectNode choiceRow(ObjectNode shown, Button button, String besides) {
    return Cards.marked(CardText.LINK.block("\u203a"), shown)
        .set("selectAction", CardButtons.rowAction(button, besides));
  }
}

package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Draws the parts of one message as elements of a card, top to bottom. Used once, by one thread.
 * What comes of {@link Pieces} may be in other cards too, so nobody writes to an element again.
 */
final class CardBody {
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
      case Part.Steps(var steps) -> put(part, "Small", () -> Cards.container(numbered(steps)));
      case Part.Items(var items) -> items(items);
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

  private void items(List<Part.Item> items) {
    put(Cards.container(ItemRows.of(items, "later" + elements.size())), "Small");
  }

  private static List<ObjectNode> bullets(List<RichText> lines) {
    return CardText.BODY.list(lines, Collections.nCopies(lines.size(), CardText.BULLET));
  }

  // A list ends where a command stands below its last step, and another goes on with the numbers.
  private static List<ObjectNode> numbered(List<Part.Step> steps) {
    var elements = new ArrayList<ObjectNode>();
    int from = 0;
    for (int at = 0; at < steps.size(); at++) {
      Optional<Part.Snippet> command = steps.get(at).command();
      if (command.isPresent() || at == steps.size() - 1) {
        List<ObjectNode> list = numbered(steps.subList(from, at + 1), from + 1);
        if (from > 0) {
          list.getFirst().put("spacing", "Default");
        }
        elements.addAll(list);
        command.map(Snippets::below).ifPresent(elements::addAll);
        from = at + 1;
      }
    }
    return elements;
  }

  private static List<ObjectNode> numbered(List<Part.Step> steps, int first) {
    List<String> numbers =
        IntStream.range(first, first + steps.size()).mapToObj(number -> number + ".").toList();
    return CardText.BODY.list(steps.stream().map(Part.Step::text).toList(), numbers);
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

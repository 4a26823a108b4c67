package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.TextLimit;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Draws messages as Adaptive Cards that every Teams client takes: version 1.5, at most six buttons,
 * within the size of a message. Nothing in a text is read as markup.
 */
public final class AdaptiveCards {
  /**
   * Of one message of a bot, everything included: <a
   * href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages">format
   * bot messages</a>.
   */
  static final int MOST_BYTES_OF_MESSAGE = 28 * 1024;

  // What surrounds the elements: the card's own frame, the activity, and its conversation's ids.
  private static final int FRAME = 4 * 1024;
  static final int MOST_BYTES_OF_BODY = MOST_BYTES_OF_MESSAGE - FRAME;

  private static final int LONGEST_SUMMARY = 400;
  private static final int LONGEST_LEAD = 60;
  private static final int MOST_LINES_WHEN_SHORTENED = 5;
  private static final int LONGEST_LINE_WHEN_SHORTENED = 300;
  private static final String SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json";

  private static final Pattern SPOKEN_MARKS = Pattern.compile("[<>&*_\\[\\]`\\\\{}]");

  private AdaptiveCards() {}

  /** The cards of a message, in order: as many as it takes. */
  public static List<Card> draw(Message message) {
    return draw(message, Pieces.ANEW);
  }

  static List<Card> draw(Message message, Pieces pieces) {
    var draft = Draft.of(message.parts(), pieces);
    List<Sized> blocks = draft.fitting();
    boolean apart = draft.wantsButtonsApart(blocks);
    int room = MOST_BYTES_OF_BODY - (apart ? 0 : draft.sizeOfActions());
    List<List<ObjectNode>> bodies = filled(blocks, room);
    if (bodies.size() > 1) {
      bodies = evened(blocks, bodies, room);
    }
    List<List<ObjectNode>> rows = apart ? draft.rows() : List.of(draft.actions());
    for (int row = 0; apart && row < rows.size(); row++) {
      String lead = TextLimit.shortened(message.summary(), LONGEST_LEAD);
      bodies.add(new ArrayList<>(List.of(CardText.EYEBROW.block(lead))));
    }
    boolean untitled = message.parts().stream().noneMatch(Part.Title.class::isInstance);
    var cards = new ArrayList<Card>();
    for (List<ObjectNode> body : bodies) {
      int row = cards.size() - (bodies.size() - rows.size());
      String more = cards.isEmpty() ? "" : ", continued";
      if (untitled && Sections.worthFolding(message.parts())) {
        body.addFirst(CardText.EYEBROW.block(message.summary() + more));
      }
      cards.add(card(message.summary(), body, row < 0 ? List.of() : rows.get(row)));
    }
    return cards;
  }

  /**
   * The cards of a message for one person's eyes, in order: their buttons say so when they are
   * pressed.
   */
  static List<Card> drawWhispered(Message message, Pieces pieces) {
    List<Card> cards = draw(message, pieces);
    cards.forEach(card -> CardButtons.whispered(card.content()));
    return cards;
  }

  /** One card that names a person, so that Teams tells them. */
  public static Card drawMentioning(Person person, Message message) {
    Card card = drawOne(message);
    // Between the tags a name is read as Markdown, as everything in a TextBlock is.
    String name = CardText.clean(person.name()).replaceAll("[<>&*_\\[\\]`~\\\\]", " ").strip();
    String text = "<at>" + (name.isEmpty() ? "you" : name) + "</at>";
    ObjectNode entity = Cards.object().put("type", "mention").put("text", text);
    entity.putObject("mentioned").put("id", person.id()).put("name", person.name());
    card.content().withArray("body").insert(0, Cards.element("TextBlock").put("text", text));
    card.content().withObject("msteams").putArray("entities").add(entity);
    return card;
  }

  // Rather two of the same size than one full and one nearly empty.
  private static List<List<ObjectNode>> evened(
      List<Sized> blocks, List<List<ObjectNode>> bodies, int room) {
    int size = Sized.sum(blocks);
    int fair = size / bodies.size() + size / (2 * blocks.size());
    List<List<ObjectNode>> evened = filled(blocks, Math.min(fair, room));
    return evened.size() == bodies.size() ? evened : bodies;
  }

  private static List<List<ObjectNode>> filled(List<Sized> blocks, int room) {
    var bodies = new ArrayList<List<ObjectNode>>();
    var body = new ArrayList<ObjectNode>();
    int size = 0;
    for (Sized block : blocks) {
      if (size + block.bytes() > room && !body.isEmpty()) {
        bodies.add(body);
        body = new ArrayList<>();
        size = 0;
      }
      body.add(block.node());
      size += block.bytes();
    }
    bodies.add(body);
    return bodies;
  }

  /**
   * One card for the whole message, because it replaces one: where it does not fit, long lists lose
   * their beginning, and at last the card its end.
   */
  public static Card drawOne(Message message) {
    Optional<ObjectNode> refresh = message.involved().map(Refresh::of);
    int taken = refresh.map(JsonSize::of).orElse(0);
    var whole = Draft.of(message.parts(), Pieces.ANEW);
    var draft =
        Sized.sum(whole.blocks()) + whole.sizeOfActions() + taken <= MOST_BYTES_OF_BODY
            ? whole
            : Draft.of(
                message.parts().stream().map(AdaptiveCards::shortened).toList(), Pieces.ANEW);
    Card card = fitted(message.summary(), draft.fitting(), draft.actions(), taken);
    refresh.ifPresent(each -> card.content().set("refresh", each));
    return card;
  }

  /** One card of these elements; where they do not fit, it loses its end. */
  static Card whatFits(String summary, List<ObjectNode> blocks, List<ObjectNode> actions) {
    return fitted(summary, blocks.stream().map(Sized::of).toList(), actions, 0);
  }

  private static Card fitted(
      String summary, List<Sized> blocks, List<ObjectNode> actions, int taken) {
    var body = new ArrayList<ObjectNode>();
    List<ObjectNode> buttons = fitting(actions, MOST_BYTES_OF_BODY - taken);
    int size = taken + Sized.sumOf(buttons);
    for (Sized block : blocks) {
      if (size + block.bytes() > MOST_BYTES_OF_BODY) {
        body.add(CardText.QUIET.block("The rest does not fit here."));
        break;
      }
      body.add(block.node());
      size += block.bytes();
    }
    return card(summary, body, buttons);
  }

  // The first of them: there is no second card for the rest.
  private static List<ObjectNode> fitting(List<ObjectNode> actions, int room) {
    return Draft.rows(actions, room).stream().findFirst().orElse(List.of());
  }

  private static Part shortened(Part part) {
    if (!(part instanceof Part.Bullets(var lines)) || lines.isEmpty()) {
      return part;
    }
    int from = Math.max(0, lines.size() - MOST_LINES_WHEN_SHORTENED);
    var rest = new ArrayList<RichText>();
    if (from > 0) {
      rest.add(RichText.plain(from + " more before these"));
    }
    lines.subList(from, lines.size()).stream()
        .map(line -> RichText.plain(TextLimit.shortened(line.text(), LONGEST_LINE_WHEN_SHORTENED)))
        .forEach(rest::add);
    return new Part.Bullets(rest);
  }

  private static Card card(String gist, List<ObjectNode> body, List<ObjectNode> actions) {
    String summary = TextLimit.shortened(CardText.clean(gist), LONGEST_SUMMARY);
    // Read as SSML and as Markdown, where it is read at all.
    String inert = SPOKEN_MARKS.matcher(summary).replaceAll(" ").strip();
    ObjectNode card =
        Cards.element("AdaptiveCard")
            .put("$schema", SCHEMA)
            .put("version", Cards.VERSION)
            .put("lang", "en")
            .put("speak", inert)
            .put("fallbackText", inert);
    card.set("msteams", Cards.object().put("width", "Full"));
    Cards.fill(card, body, actions);
    return Card.of(summary, card);
  }
}

package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.cache.Remembered;
import dev.aadsts.bot.reply.DrawingTemplates;
import dev.aadsts.bot.reply.FilledTemplate;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Reply;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws messages as {@link AdaptiveCards} does, and remembers how they looked. The answers to two
 * pastes of one error are the same but where ids are filled in; those to two people, most pieces of
 * them. What it gives is not to be written to. Safe for use by many threads.
 */
public final class Drawings {
  // What is drawn of a paste, with its ids in it, never comes again and is not kept.
  private static final int MOST_MESSAGES = 100;
  private static final int MOST_PIECES = 500;

  private final Remembered<Seen, List<Card>> messages = new Remembered<>(MOST_MESSAGES);
  private final Remembered<Pieces.Piece, ObjectNode> pieces = new Remembered<>(MOST_PIECES);

  private final DrawingTemplates templates = new DrawingTemplates();

  /** How a whole answer is drawn. */
  private enum Way {
    IN_PARTS,
    IN_FEW,
    WHISPERED
  }

  private record Seen(Message message, boolean whispered) {}

  /** The cards of a message, in order: as many as it takes. */
  public List<Card> of(Message message) {
    return messages.of(new Seen(message, false), () -> AdaptiveCards.draw(message, pieces::of));
  }

  /** A whole answer in a card for each part, the details after the gist. */
  public List<Card> inParts(Reply reply) {
    return fromTemplate(reply, Way.IN_PARTS, each -> inParts(each, this::of));
  }

  /** A whole answer in one card, details and all; where it does not fit, in one for each part. */
  public List<Card> inFew(Reply reply) {
    return fromTemplate(reply, Way.IN_FEW, each -> inFew(each, this::of));
  }

  /**
   * A whole answer for one person's eyes, in one card where it fits: its buttons say so when they
   * are pressed.
   */
  public List<Card> whispered(Reply reply) {
    return fromTemplate(reply, Way.WHISPERED, each -> inFew(each, this::whispered));
  }

  List<Card> whispered(Message message) {
    return messages.of(
        new Seen(message, true), () -> AdaptiveCards.drawWhispered(message, pieces::of));
  }

  private List<Card> fromTemplate(Reply reply, Way way, Function<Reply, List<Card>> drawing) {
    return templates
        .draw(reply, way, each -> texts(drawing.apply(each)))
        .map(Drawings::cards)
        .orElseGet(() -> drawing.apply(reply));
  }

  private static List<String> texts(List<Card> cards) {
    return cards.stream().flatMap(card -> Stream.of(card.summary(), card.json())).toList();
  }

  private static List<Card> cards(List<FilledTemplate> pieces) {
    return IntStream.range(0, pieces.size() / 2)
        .mapToObj(at -> Card.filled(pieces.get(2 * at).text(), pieces.get(2 * at + 1)))
        .toList();
  }

  private static List<Card> inFew(Reply reply, Function<Message, List<Card>> drawing) {
    List<Card> cards = drawing.apply(reply.inOne());
    return cards.size() == 1 ? cards : inParts(reply, drawing);
  }

  private static List<Card> inParts(Reply reply, Function<Message, List<Card>> drawing) {
    return Stream.concat(Stream.of(reply.root()), reply.details().stream())
        .flatMap(message -> drawing.apply(message).stream())
        .toList();
  }
}

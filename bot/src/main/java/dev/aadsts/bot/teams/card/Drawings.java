package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Message;
import java.util.List;

/**
 * Draws messages as {@link AdaptiveCards} does, and remembers how they looked. Of the answers to
 * two pastes of one error all is the same but where ids are filled in: often whole messages, else
 * most pieces of them. What it gives is not to be written to. Safe for use by many threads.
 */
public final class Drawings {
  // What is drawn of a paste, with its ids in it, never comes again and is not kept.
  private static final int MOST_MESSAGES = 1_000;
  private static final int MOST_PIECES = 5_000;

  private final Remembered<Seen, List<Card>> messages = new Remembered<>(MOST_MESSAGES);
  private final Remembered<Pieces.Piece, ObjectNode> pieces = new Remembered<>(MOST_PIECES);

  private record Seen(Message message, boolean whispered) {}

  /** The cards of a message, in order: as many as it takes. */
  public List<Card> of(Message message) {
    return messages.of(new Seen(message, false), () -> AdaptiveCards.draw(message, pieces::of));
  }

  /** The same for one person's eyes: its buttons say so when they are pressed. */
  public List<Card> whispered(Message message) {
    return messages.of(
        new Seen(message, true), () -> AdaptiveCards.drawWhispered(message, pieces::of));
  }
}

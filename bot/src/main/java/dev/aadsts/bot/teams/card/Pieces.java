package dev.aadsts.bot.teams.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.reply.Part;
import java.util.List;
import java.util.function.Supplier;

/** Where the elements come from that cards are made of. */
@FunctionalInterface
interface Pieces {
  /** Each drawn when it is needed. */
  Pieces ANEW = (piece, drawing) -> drawing.get();

  /**
   * What an element shows, which is all that its look depends on.
   *
   * @param parts one, or several that are drawn as one
   * @param belowDivider whether a line goes above it
   */
  record Piece(List<Part> parts, boolean belowDivider) {}

  /** The element for that piece; not to be written to. */
  ObjectNode of(Piece piece, Supplier<ObjectNode> drawing);
}

package dev.aadsts.bot.slack.block;

import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.block.BlockPacker.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws whole replies, and remembers how their details looked: those of an article are mostly the
 * same, and the largest part of a reply. Remembers what it was given last; the very same message
 * looks the same. Safe for use by many threads.
 */
public final class Drawings {
  // Of a few kilobytes each.
  private static final int MOST = 1_000;
  private static final Piece DIVIDER = new Piece(Blocks.divider());

  private final Map<Same, List<Piece>> details =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Same, List<Piece>> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Equal for the very same message only: to compare all of two messages costs more than it saves.
   */
  @SuppressWarnings("ReferenceEquality")
  private record Same(Message message) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && same.message == message;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(message);
    }
  }

  /** The reply, details and all, in as few messages as it takes. */
  public List<SlackMessage> inFew(Reply reply) {
    Message root = reply.root();
    if (reply.details().stream().anyMatch(Drawings::hasButtons)) {
      return SlackBlocks.messages(inOne(reply)); // Buttons are numbered through.
    }
    var pieces = new ArrayList<>(SlackBlocks.pieces(root));
    for (Message detail : reply.details()) {
      pieces.add(DIVIDER);
      pieces.addAll(details(detail));
    }
    return SlackBlocks.messages(root.summary(), pieces);
  }

  /** The details of a reply, in as few messages as it takes. */
  public List<SlackMessage> details(Reply reply) {
    return reply.details().stream()
        .flatMap(detail -> SlackBlocks.messages(detail.summary(), details(detail)).stream())
        .toList();
  }

  private List<Piece> details(Message detail) {
    var key = new Same(detail);
    synchronized (details) {
      List<Piece> known = details.get(key);
      if (known != null) {
        return known;
      }
    }
    List<Piece> drawn = SlackBlocks.pieces(detail);
    synchronized (details) {
      details.put(key, drawn);
    }
    return drawn;
  }

  private static boolean hasButtons(Message message) {
    return message.parts().stream()
        .anyMatch(part -> part instanceof Part.Choices || part instanceof Part.Items);
  }

  private static Message inOne(Reply reply) {
    var parts = new ArrayList<>(reply.root().parts());
    for (Message detail : reply.details()) {
      parts.add(new Part.Divider());
      parts.addAll(detail.parts());
    }
    return new Message(reply.root().summary(), parts);
  }
}

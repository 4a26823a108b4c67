package dev.aadsts.bot.slack.block;

import dev.aadsts.bot.reply.MadeOf;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.block.BlockPacker.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws whole replies, and remembers how their parts and details looked: those of the answer to a
 * bare code are the same objects each time. Safe for use by many threads.
 */
public final class Drawings {
  private static final int MOST = 2_000;

  private final MadeOf<Message, List<Piece>> details = new MadeOf<>(MOST);
  private final MadeOf<Part, List<Piece>> parts = new MadeOf<>(MOST);

  /** The reply, details and all, in as few messages as it takes. */
  public List<SlackMessage> inFew(Reply reply) {
    Message root = reply.root();
    if (reply.details().stream().anyMatch(Drawings::hasButtons)) {
      return SlackBlocks.messages(reply.inOne()); // Buttons are numbered through.
    }
    var pieces = new ArrayList<>(pieces(root));
    for (Message detail : reply.details()) {
      pieces.add(Piece.DIVIDER);
      pieces.addAll(details.of(detail, () -> SlackBlocks.pieces(detail)));
    }
    return SlackBlocks.messages(root.summary(), pieces);
  }

  // What stands around the answer to a bare code changes more often than its parts.
  private List<Piece> pieces(Message root) {
    return root.parts().stream().filter(Drawings::hasButtons).count() > 1
        ? SlackBlocks.pieces(root) // Buttons are numbered through.
        : SlackBlocks.pieces(root, part -> parts.of(part, () -> SlackBlocks.pieces(part)));
  }

  private static boolean hasButtons(Message message) {
    return message.parts().stream().anyMatch(Drawings::hasButtons);
  }

  private static boolean hasButtons(Part part) {
    return part instanceof Part.Choices || part instanceof Part.Items;
  }
}

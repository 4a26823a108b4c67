package dev.aadsts.bot.slack.block;

import dev.aadsts.bot.cache.IdentityCache;
import dev.aadsts.bot.reply.DrawingTemplates;
import dev.aadsts.bot.reply.FilledTemplate;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.block.BlockPacker.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Draws whole replies, and remembers how they looked: the parts and details of the answer to a bare
 * code are the same objects each time, and answers to pastes of one error differ in their ids only.
 * Safe for use by many threads.
 */
public final class Drawings {
  private static final int MOST = 2_000;

  private final DrawingTemplates templates = new DrawingTemplates();
  private final IdentityCache<Message, List<Piece>> details = new IdentityCache<>(MOST);
  private final IdentityCache<Part, List<Piece>> parts = new IdentityCache<>(MOST);

  /** How a whole reply is drawn. */
  private enum Way {
    IN_PARTS,
    IN_ONE
  }

  /** The reply, its details in messages of their own. */
  public List<SlackMessage> inParts(Reply reply) {
    return fromTemplate(reply, Way.IN_PARTS, Drawings::parts);
  }

  /** The reply in one message: what does not fit is behind the button of a fold. */
  public SlackMessage inOne(Reply reply) {
    return fromTemplate(reply, Way.IN_ONE, each -> List.of(one(each))).getFirst();
  }

  private List<SlackMessage> fromTemplate(
      Reply reply, Way way, Function<Reply, List<SlackMessage>> drawing) {
    return templates
        .draw(reply, way, each -> texts(drawing.apply(each)))
        .map(pieces -> messages(pieces.stream().map(FilledTemplate::text).toList()))
        .orElseGet(() -> drawing.apply(reply));
  }

  // Of each message its words, how many blocks it has, and these.
  private static List<String> texts(List<SlackMessage> messages) {
    var texts = new ArrayList<String>();
    for (SlackMessage message : messages) {
      texts.add(message.text());
      texts.add(Integer.toString(message.blocks().size()));
      texts.addAll(message.blocks());
    }
    return texts;
  }

  private static List<SlackMessage> messages(List<String> texts) {
    var messages = new ArrayList<SlackMessage>();
    for (int at = 0; at < texts.size(); ) {
      int blocks = at + 2;
      int end = blocks + Integer.parseInt(texts.get(at + 1));
      messages.add(new SlackMessage(texts.get(at), texts.subList(blocks, end)));
      at = end;
    }
    return messages;
  }

  private static List<SlackMessage> parts(Reply reply) {
    return Stream.concat(Stream.of(reply.root()), reply.details().stream())
        .flatMap(message -> SlackBlocks.whole(message).stream())
        .toList();
  }

  private SlackMessage one(Reply reply) {
    Message root = reply.root();
    if (reply.details().stream().anyMatch(Drawings::hasButtons)) {
      Message all = reply.inOne(); // Buttons are numbered through.
      return SlackBlocks.folded(all.summary(), SlackBlocks.pieces(all));
    }
    var pieces = new ArrayList<>(pieces(root));
    for (Message detail : reply.details()) {
      pieces.add(Piece.DIVIDER);
      pieces.addAll(details.of(detail, () -> SlackBlocks.pieces(detail)));
    }
    return SlackBlocks.folded(root.summary(), pieces);
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

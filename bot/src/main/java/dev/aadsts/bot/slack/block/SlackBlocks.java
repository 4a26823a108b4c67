package dev.aadsts.bot.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.slack.block.BlockPacker.Piece;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws messages as Block Kit, within its limits by construction: what is too long becomes several
 * messages, cut before a section of its own.
 */
public final class SlackBlocks {

  private SlackBlocks() {}

  /** The message, in as many as it takes; in one where it may end early. */
  public static List<SlackMessage> messages(Message message) {
    return message.folds() ? List.of(folded(message.summary(), pieces(message))) : whole(message);
  }

  /** All of the message, in as many as it takes. */
  static List<SlackMessage> whole(Message message) {
    List<List<Piece>> drawn = BlockPacker.pack(pieces(message));
    String text = PartBlocks.line(message.summary());
    return IntStream.range(0, drawn.size())
        .mapToObj(at -> message(text + (at == 0 ? "" : " (continued)"), drawn.get(at)))
        .toList();
  }

  /** One message of these: what does not fit is behind the button of a fold. */
  static SlackMessage folded(String summary, List<Piece> pieces) {
    return message(PartBlocks.line(summary), BlockPacker.fold(pieces, SlackBlocks::ending));
  }

  /**
   * The message in exactly one, to be updated in place: what does not fit is left out, and said.
   */
  public static SlackMessage card(Message message) {
    return message(PartBlocks.line(message.summary()), BlockPacker.squeeze(pieces(message)));
  }

  private static SlackMessage message(String text, List<Piece> pieces) {
    return new SlackMessage(text, pieces.stream().map(Piece::json).toList());
  }

  /** The message with small print on top. */
  public static SlackMessage withNotice(SlackMessage message, String notice) {
    JsonNode small = Blocks.context(SlackText.literal(notice));
    return message(message.text(), below(small, message));
  }

  /**
   * The message with a mention of a person on top, whom Slack then tells of it. Nothing else that
   * we write does that.
   *
   * @param user an id that Slack gave us
   */
  public static SlackMessage mentioning(String user, SlackMessage message) {
    return SlackText.mention(user)
        .map(
            mention ->
                message(mention + " " + message.text(), below(Blocks.section(mention), message)))
        .orElse(message);
  }

  private static List<Piece> below(JsonNode first, SlackMessage message) {
    return BlockPacker.squeeze(
        Stream.concat(Stream.of(Piece.of(first)), message.blocks().stream().map(Piece::of))
            .toList());
  }

  static List<Piece> pieces(Message message) {
    var blocks = new PartBlocks();
    return pieces(message, part -> pieces(part, blocks));
  }

  /** Of a part as if it stood alone: its first button is number one. */
  static List<Piece> pieces(Part part) {
    return pieces(part, new PartBlocks());
  }

  static List<Piece> pieces(Message message, Function<Part, List<Piece>> draw) {
    List<Piece> blocks =
        message.parts().stream().flatMap(part -> draw.apply(part).stream()).toList();
    return blocks.isEmpty()
        ? List.of(Piece.of(Blocks.section(PartBlocks.line(message.summary()))))
        : blocks;
  }

  private static List<Piece> pieces(Part part, PartBlocks blocks) {
    return part instanceof Part.Fold fold
        ? List.of(Piece.of(fold))
        : blocks.draw(part).map(Piece::of).toList();
  }

  private static List<Piece> ending(Part.Fold fold) {
    return PartBlocks.ending(fold).map(Piece::of).toList();
  }
}

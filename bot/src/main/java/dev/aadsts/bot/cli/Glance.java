package dev.aadsts.bot.cli;

import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer for whoever looks at a terminal: of a long one, the beginning would be out of sight,
 * which says what it is about. So the first causes are shown in full, and the others named.
 */
final class Glance {
  private static final int IN_FULL = 2;
  private static final Pattern CAUSE = Pattern.compile("\\d+\\. .*");

  private Glance() {}

  /** For somebody who only reads it. */
  static Reply of(Reply reply) {
    Part hint =
        new Part.Notice(
            Part.Tone.QUIET, RichText.plain("With --all you see how to check and fix these, too."));
    return new Reply(
        reply.root(),
        reply.details().stream()
            .map(detail -> isLong(detail) ? shortened(detail, List.of(hint)) : detail)
            .toList(),
        reply.audience());
  }

  /** For somebody who can press its buttons: all in one, with these last, as nearest to hand. */
  static Message toPress(Reply reply) {
    if (reply.details().isEmpty()) {
      return reply.root();
    }
    var parts = new ArrayList<Part>();
    var bar = new ArrayList<Button>();
    for (Part part : reply.root().parts()) {
      if (part instanceof Part.Choices(var buttons, var primary)) {
        bar.addAll(buttons);
      } else {
        parts.add(part);
      }
    }
    for (Message detail : reply.details()) {
      parts.addAll((isLong(detail) ? shortened(detail, List.of()) : detail).parts());
      if (isLong(detail)) {
        bar.add(folds(detail).get(IN_FULL - 1).rest());
      }
    }
    parts.add(new Part.Choices(bar, true));
    return new Message(reply.root().summary(), parts, reply.root().involved());
  }

  // One cause more is as short as its name and the words around it.
  private static boolean isLong(Message message) {
    return causes(message).size() > IN_FULL + 1 && folds(message).size() >= IN_FULL;
  }

  private static List<RichText> causes(Message message) {
    return message.parts().stream()
        .flatMap(part -> part instanceof Part.Heading(var text) ? Stream.of(text) : Stream.empty())
        .filter(text -> CAUSE.matcher(text).matches())
        .map(RichText::plain)
        .toList();
  }

  private static List<Part.Fold> folds(Message message) {
    return message.parts().stream()
        .flatMap(part -> part instanceof Part.Fold fold ? Stream.of(fold) : Stream.empty())
        .toList();
  }

  private static Message shortened(Message message, List<Part> below) {
    var parts = new ArrayList<>(first(message.parts()));
    parts.add(new Part.Heading("Other causes"));
    causes(message).stream().skip(IN_FULL).map(Part.Prose::new).forEach(parts::add);
    parts.addAll(below);
    return new Message(message.summary(), parts, message.involved());
  }

  // With the fold below them.
  private static List<Part> first(List<Part> parts) {
    int end = 0;
    for (int divided = 0; divided < IN_FULL; end++) {
      if (parts.get(end) instanceof Part.Fold) {
        divided++;
      }
    }
    return parts.subList(0, end);
  }
}

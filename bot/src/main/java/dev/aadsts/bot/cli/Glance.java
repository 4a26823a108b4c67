package dev.aadsts.bot.cli;

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

  static Reply of(Reply reply) {
    return new Reply(
        reply.root(), reply.details().stream().map(Glance::of).toList(), reply.audience());
  }

  private static Message of(Message message) {
    List<RichText> causes =
        message.parts().stream()
            .flatMap(
                part -> part instanceof Part.Heading(var text) ? Stream.of(text) : Stream.empty())
            .filter(text -> CAUSE.matcher(text).matches())
            .map(RichText::plain)
            .toList();
    // One more is as short as its name and the words around it.
    if (causes.size() <= IN_FULL + 1) {
      return message;
    }
    var parts = new ArrayList<>(first(message.parts()));
    parts.add(new Part.Heading("Further causes, less likely"));
    causes.stream().skip(IN_FULL).map(Part.Prose::new).forEach(parts::add);
    parts.add(
        new Part.Notice(
            Part.Tone.QUIET,
            RichText.plain("With --all you see how to check and fix these, too.")));
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

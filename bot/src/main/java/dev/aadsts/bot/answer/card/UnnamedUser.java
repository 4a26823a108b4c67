package dev.aadsts.bot.answer.card;

import static dev.aadsts.kb.fill.RichText.plain;

import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of a message that names nobody why its commands have no user: among ids that are filled in,
 * that looks like a fault. Once, below the first of them.
 */
public final class UnnamedUser {
  private static final String BLANK = "<" + Field.USER.placeholder() + ">";
  private static final Part NOTE =
      new Part.Notice(
          Part.Tone.QUIET,
          plain("The user is left out here on purpose: put it in for ")
              .plus(new RichText(List.of(new RichText.Code(BLANK))))
              .plus(plain(".")));

  private UnnamedUser() {}

  /** The message with that note; the same where no command of it takes a user. */
  public static Message explainedIn(Message message) {
    return new Message(message.summary(), explainedIn(message.parts()), message.involved());
  }

  private static List<Part> explainedIn(List<Part> parts) {
    var all = new ArrayList<>(parts);
    parts.stream()
        .filter(UnnamedUser::isIn)
        .findFirst()
        .ifPresent(first -> all.add(parts.indexOf(first) + 1, NOTE));
    return all;
  }

  private static boolean isIn(Part part) {
    return commands(part).anyMatch(command -> command.text().contains(BLANK));
  }

  private static Stream<Part.Snippet> commands(Part part) {
    return switch (part) {
      case Part.Snippet snippet -> Stream.of(snippet);
      case Part.Steps(var steps) ->
          steps.stream().map(Part.Step::command).flatMap(Optional::stream);
      case Part.Items(var items) ->
          items.stream().map(Part.Item::command).flatMap(Optional::stream);
      default -> Stream.empty();
    };
  }
}

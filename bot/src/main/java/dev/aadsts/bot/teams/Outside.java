package dev.aadsts.bot.teams;

import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the presser of a button is told in their own chat with the bot, where Teams takes nothing
 * from the bot in the conversation of that button: a card goes along with whoever inserts it.
 */
final class Outside {
  private static final String WORDS =
      "I cannot post in the conversation where you pressed that button, most likely because I am"
          + " not in it. Add me to it first, or go on here.";

  private Outside() {}

  /**
   * The reason, and a way on.
   *
   * @param intent of the button
   */
  static Message words(Optional<Intent> intent) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Prose(RichText.plain(WORDS)));
    intent
        .flatMap(Outside::error)
        .map(error -> Button.primary("Explain it here", new Intent.Share(error)))
        .ifPresent(here -> parts.add(new Part.Choices(List.of(here), true)));
    return new Message(WORDS, parts);
  }

  private static Optional<ErrorRef> error(Intent intent) {
    return switch (intent) {
      case Intent.Share(var error) -> Optional.of(error);
      case Intent.Details(var error) -> Optional.of(error);
      case Intent.Rest(var error, var seen) -> Optional.of(error);
      case Intent.Start(var error) -> Optional.of(error);
      case Intent.Explain(var code) -> Optional.of(ErrorRef.of(code));
      default -> Optional.empty();
    };
  }
}

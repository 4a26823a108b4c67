package dev.aadsts.bot.teams.speech;

import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to say where Teams does not let the bot do what somebody asked for, and a way on. */
final class Hints {
  private static final String NOT_IN_IT =
      "I cannot post in the conversation where you pressed that button, most likely because I am"
          + " not in it. Add me to it first, or go on here.";

  /**
   * Told in the conversation in place of what is for the person only, where Teams has no private
   * way to them.
   */
  static final Message PRIVATE_ONLY =
      words(
          "I cannot write to you privately.",
          "This is for you only, but Teams does not let me write to you privately."
              + " Open a chat with me and ask there.");

  /** Told to whoever assigns a checklist to somebody who could not see it. */
  static final Message NOT_A_MEMBER =
      words(
          "Nobody of that name is a member here.",
          "Nobody of that name is a member here, so they would not see the checklist."
              + " Add them first, or choose somebody else.");

  private Hints() {}

  /**
   * Told to the presser of a button in their own chat with the bot, where Teams takes nothing from
   * the bot in the conversation of that button. Such buttons come with a card that somebody
   * inserted into a message there.
   *
   * @param intent of the button
   */
  static Message letMeIn(Optional<Intent> intent) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Prose(RichText.plain(NOT_IN_IT)));
    intent
        .flatMap(Hints::error)
        .map(error -> Button.primary("Explain it here", new Intent.Share(error)))
        .ifPresent(here -> parts.add(new Part.Choices(List.of(here), true)));
    return new Message(NOT_IN_IT, parts);
  }

  private static Message words(String summary, String words) {
    return new Message(summary, List.of(new Part.Prose(RichText.plain(words))));
  }

  private static Optional<ErrorRef> error(Intent intent) {
    return switch (intent) {
      case Intent.Share(var error) -> Optional.of(error);
      case Intent.Details(var error) -> Optional.of(error);
      case Intent.Rest(var error, var seen) -> Optional.of(error);
      case Intent.Start(var error) -> Optional.of(error);
      case Intent.ExplainError(var error) -> Optional.of(error);
      case Intent.Explain(var code) -> Optional.of(ErrorRef.of(code));
      default -> Optional.empty();
    };
  }
}

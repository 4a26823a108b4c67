package dev.aadsts.bot.slack.speech;

import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.kb.fill.RichText;
import java.util.List;

/** What to say about ways in that only Slack has. */
public final class Hints {
  /** The command as the manifest has it; an installation may name it otherwise. */
  public static final String COMMAND = "/aadsts";

  /** The name of the shortcut on a message, as the manifest has it. */
  public static final String SHORTCUT = "Explain sign-in error";

  private Hints() {}

  /** To somebody who mentions us in a thread and says nothing: we do not see the messages above. */
  static Effect whichError() {
    return tell(
        "Which error? I do not see the messages above.",
        new RichText(
            List.of(
                new RichText.Plain(
                    "Which error? I do not see the messages above. On the one with the error choose"
                        + " More actions (\u22ee), then "),
                new RichText.Code(SHORTCUT),
                new RichText.Plain("; or mention me again with the code."))));
  }

  /** To somebody who wants a message explained that has no words. */
  static Effect nothingToRead() {
    return tell(
        "I see no text in this message.",
        new RichText(
            List.of(
                new RichText.Plain(
                    "I see no text in this message, and I cannot read pictures. Type the code of"
                        + " the error: "),
                new RichText.Code(COMMAND + " 50105"),
                new RichText.Plain("."))));
  }

  /** To somebody whose window for a text did not open. */
  static Effect noWindow() {
    String words = "The window did not open in time. Please press again.";
    return tell(words, RichText.plain(words));
  }

  private static Effect tell(String summary, RichText words) {
    return new Effect.Tell(new Message(summary, List.of(new Part.Prose(words))));
  }
}

package dev.aadsts.bot.answer;

import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Diagnosis;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Makes of an answer one that is shown to others by whoever asked. */
final class Sharing {
  private Sharing() {}

  /** The reply with the button for it; what is shared names no person. */
  static Reply offered(Reply reply, Diagnosis diagnosis) {
    var share = Button.of("Share here", new Intent.Share(ErrorRef.of(diagnosis)));
    return reply.withRoot(with(share, reply.root()));
  }

  /** The reply in one message, with a button for the rest of it. */
  static Message inOne(Reply reply, Diagnosis diagnosis) {
    return reply.details().isEmpty() ? reply.root() : with(details(diagnosis), reply.root());
  }

  /** The button that shows all there is to say. */
  static Button details(Diagnosis diagnosis) {
    return Button.of("Causes and steps", new Intent.Details(ErrorRef.of(diagnosis)));
  }

  private static Message with(Button button, Message message) {
    var parts =
        message.parts().stream()
            .map(part -> part instanceof Part.Choices choices ? second(choices, button) : part)
            .collect(Collectors.<Part>toList());
    return new Message(message.summary(), parts);
  }

  private static Part second(Part.Choices choices, Button button) {
    var buttons = new ArrayList<>(choices.buttons());
    buttons.add(Math.min(1, buttons.size()), button);
    return new Part.Choices(buttons, choices.primary());
  }
}

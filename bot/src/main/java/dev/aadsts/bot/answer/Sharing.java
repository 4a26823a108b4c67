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

/** Offers to show everybody an answer that only the asker sees. */
final class Sharing {
  private Sharing() {}

  /** The reply with the button for it; what is shared names no person. */
  static Reply offered(Reply reply, Diagnosis diagnosis) {
    var share = Button.of("Share here", new Intent.Share(ErrorRef.of(diagnosis)));
    Message root = reply.root();
    var parts =
        root.parts().stream()
            .map(part -> part instanceof Part.Choices choices ? second(choices, share) : part)
            .collect(Collectors.<Part>toList());
    return new Reply(new Message(root.summary(), parts), reply.details(), reply.audience());
  }

  private static Part second(Part.Choices choices, Button button) {
    var buttons = new ArrayList<>(choices.buttons());
    buttons.add(Math.min(1, buttons.size()), button);
    return new Part.Choices(buttons, choices.primary());
  }
}

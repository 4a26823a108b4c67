package dev.aadsts.bot.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer: short first, detail in the thread.
 *
 * @param root what everybody in the channel sees
 * @param details what belongs into the thread below it, in order
 */
public record Reply(Message root, List<Message> details, Audience audience) {
  public Reply {
    details = List.copyOf(details);
  }

  /** All of it in one message, for where there is no thread. */
  public Message inOne() {
    if (details.isEmpty()) {
      return root;
    }
    var parts = new ArrayList<>(root.parts());
    for (Message detail : details) {
      parts.add(new Part.Divider());
      parts.addAll(detail.parts());
    }
    return new Message(root.summary(), parts);
  }

  /** What is told to one person, and is all there is to say. */
  public static Reply toAsker(Message message) {
    return new Reply(message, List.of(), Audience.ASKER);
  }

  /** The same answer for others or for one. */
  public Reply to(Audience other) {
    return new Reply(root, details, other);
  }
}

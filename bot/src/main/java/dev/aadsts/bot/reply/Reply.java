package dev.aadsts.bot.reply;

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

  /** The same answer for others or for one. */
  public Reply to(Audience other) {
    return new Reply(root, details, other);
  }
}

package dev.aadsts.bot.reply;

import java.util.List;

/**
 * One message.
 *
 * @param summary the gist in plain text: for notifications, screen readers, and clients that cannot
 *     draw the parts
 * @param parts in reading order
 */
public record Message(String summary, List<Part> parts) {
  public Message {
    parts = List.copyOf(parts);
  }
}

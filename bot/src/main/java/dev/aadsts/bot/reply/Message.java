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

  /** The same without the buttons that mean something of that kind. */
  public Message without(Class<? extends Intent> kind) {
    return new Message(
        summary,
        parts.stream()
            .map(part -> part instanceof Part.Choices choices ? without(choices, kind) : part)
            .toList());
  }

  private static Part without(Part.Choices choices, Class<? extends Intent> kind) {
    return new Part.Choices(
        choices.buttons().stream().filter(button -> !kind.isInstance(button.intent())).toList(),
        choices.primary());
  }
}

package dev.aadsts.bot.answer;

import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be pressed. */
final class Buttons {
  private Buttons() {}

  /** What the buttons of a reply mean, in reading order. */
  static List<Intent> in(Reply reply) {
    return Stream.concat(Stream.of(reply.root()), reply.details().stream())
        .flatMap(message -> in(message).stream())
        .toList();
  }

  /** What the buttons of a message mean, in reading order. */
  static List<Intent> in(Message message) {
    return all(message).map(Button::intent).toList();
  }

  /** The button with that label. */
  static Button labelled(Message message, String label) {
    return all(message).filter(button -> button.label().equals(label)).findFirst().orElseThrow();
  }

  private static Stream<Button> all(Message message) {
    return message.parts().stream()
        .flatMap(
            part ->
                switch (part) {
                  case Part.Choices(var buttons, var primary) -> buttons.stream();
                  case Part.Items(var items) ->
                      items.stream().map(Part.Item::button).flatMap(Optional::stream);
                  default -> Stream.empty();
                });
  }
}

package dev.aadsts.bot.reply;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import java.util.Optional;

/**
 * A button was pressed.
 *
 * @param eventId the platform's id of the event
 * @param conversation with the thread in which an answer belongs: the thread of the message with
 *     the button, or the one that starts at that message
 * @param input what the person typed, where the intent asks for a text
 * @param chosen whom the person picked, where the intent asks for somebody
 */
public record Press(
    String eventId,
    Conversation conversation,
    Person person,
    Intent intent,
    Optional<String> input,
    Optional<Person> chosen) {

  /** A press where nobody was picked. */
  public Press(
      String eventId,
      Conversation conversation,
      Person person,
      Intent intent,
      Optional<String> input) {
    this(eventId, conversation, person, intent, input, Optional.empty());
  }
}

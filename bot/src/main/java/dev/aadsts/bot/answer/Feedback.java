package dev.aadsts.bot.answer;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.kb.ErrorCode;

/** Keeps what people report about articles. */
@FunctionalInterface
public interface Feedback {
  /**
   * Somebody says that the article about that code is wrong or outdated.
   *
   * @param eventId of the press: the same press counts once
   */
  void report(String eventId, ErrorCode code, Conversation conversation, Person by);
}

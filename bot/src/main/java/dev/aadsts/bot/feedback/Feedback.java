package dev.aadsts.bot.feedback;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.kb.ErrorCode;

/** Keeps what people report about articles. */
@FunctionalInterface
public interface Feedback {
  /** Characters of what somebody says. */
  int LONGEST = 2000;

  /** How many reports of readers of the site are kept: nobody knows who they are. */
  int MOST_FROM_SITE = 1000;

  /**
   * Somebody says that the article about that code is wrong or outdated.
   *
   * @param eventId of the press: the same press counts once
   * @param words what is wrong with it, at most {@value #LONGEST} characters; empty where they only
   *     pressed; {@linkplain PersonalData personal data} in them is left out
   */
  void report(String eventId, ErrorCode code, Conversation conversation, Person by, String words);

  /** Whether there is room for what one more reader of the site says. */
  default boolean hasRoomForReaders() {
    return true;
  }
}

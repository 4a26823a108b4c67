package dev.aadsts.bot.claim;

import dev.aadsts.bot.chat.Conversation;
import java.time.Instant;

/**
 * Somebody's claim to be the first.
 *
 * @param eventId of the event that makes it
 * @param where the thread in which the first one speaks
 * @param about what part of the thing the first one speaks about; empty where it has none
 * @param until when somebody else may come first again
 */
public record Claim(String eventId, Conversation where, String about, Instant until) {
  /** A claim to a thing that has no parts. */
  public Claim(String eventId, Conversation where, Instant until) {
    this(eventId, where, "", until);
  }
}

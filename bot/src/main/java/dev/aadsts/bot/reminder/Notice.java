package dev.aadsts.bot.reminder;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.checklist.ChecklistId;

/**
 * A thread is to be told of its checklist. Edges keep it as an event of their own, so it is told
 * exactly once whatever crashes.
 *
 * @param revision of the checklist: whatever happens to it in the meantime makes the notice void
 */
public record Notice(ChecklistId checklist, int revision, Conversation conversation) {

  /** The id of its event: the same notice is the same event. */
  public String eventId() {
    return "notice:" + checklist.value() + ":" + revision;
  }
}

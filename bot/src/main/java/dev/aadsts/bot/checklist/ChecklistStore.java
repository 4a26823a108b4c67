package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.kb.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps checklists and their history; of whoever started or changed one, who it was and not of
 * which company. Safe for use by many threads and by several processes on one database. Asked for
 * one checklist that this version cannot read, it throws {@link UnreadableChecklistException}; of
 * several, it leaves that one out, and the log says so.
 */
public interface ChecklistStore {
  /** How many open checklists {@link #openIn} gives at most. */
  int MOST_OPEN = 20;

  /**
   * Adds a checklist unless its thread already has an open one for the same code.
   *
   * @return the checklist that is now open there: this one, or the one that was there before
   */
  Checklist open(Checklist checklist);

  /** The checklist, wherever it belongs: for what is done to all of them, never for a person. */
  Optional<Checklist> find(ChecklistId id);

  /** The checklist, if it belongs to the channel of that conversation, whatever the thread. */
  Optional<Checklist> find(ChecklistId id, Conversation from);

  /**
   * The open checklists of a thread, or of a channel where the conversation is not in a thread: the
   * newest {@value #MOST_OPEN}, the oldest of them first.
   */
  List<Checklist> openIn(Conversation conversation);

  /**
   * The open checklists for a code in the workspace of that conversation, whatever the channel: the
   * newest {@value #MOST_OPEN}, the newest first. What is in them is for their channels only.
   */
  List<Checklist> openFor(Conversation workspace, ErrorCode code);

  /**
   * Adds the last change of a checklist to the stored one, if that has not changed since.
   *
   * @param changed the checklist after the change
   */
  Appended append(Checklist changed);

  /** The outcome of {@link #append}. */
  enum Appended {
    DONE,
    /** The stored checklist has another revision than the change was made on: read it again. */
    STALE,
    /** The change would open it again, and its thread has another open one for the same code. */
    ANOTHER_IS_OPEN
  }

  /**
   * The open checklists of a workspace that a person started, is on, or has touched: the {@value
   * #MOST_OPEN} that were touched last, the last one first.
   */
  List<Checklist> openOf(Conversation workspace, String personId);

  /**
   * Checklists on those platforms whose threads have not been told of their present revision: open
   * ones that nobody has touched since {@code idleSince}, and ones that were closed for that since
   * {@code closedSince}. At most {@code limit}, those first that have waited longest.
   */
  List<Untold> untold(Set<Platform> platforms, Instant idleSince, Instant closedSince, int limit);

  /** A checklist whose thread has not been told of that revision. */
  record Untold(ChecklistId id, int revision, Conversation conversation) {}

  /** The thread of that checklist is told of that revision, and need not be told again. */
  void told(ChecklistId id, int revision);

  /** Ids of open checklists that were last touched before that moment, at most {@code limit}. */
  List<ChecklistId> idleSince(Instant moment, int limit);

  /** How many checklists are open. */
  int countOpen();

  /**
   * The codes for which a workspace has checklists, open or not, or had some that {@link
   * #confirmed} still counts.
   */
  Set<ErrorCode> codes(String workspace);

  /**
   * How often each cause of a code turned out to be it in a workspace: checklists that ended
   * solved, by cause id. Those that have been deleted since count, too.
   */
  Map<String, Integer> confirmed(String workspace, ErrorCode code);

  /**
   * Deletes checklists that have ended and were last touched before that moment, with their
   * history; says how many.
   */
  int deleteEndedBefore(Instant moment);
}

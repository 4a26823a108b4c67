package dev.aadsts.bot.settings;

import dev.aadsts.bot.chat.Conversation;
import java.util.List;
import java.util.Set;

/**
 * Keeps what people have set, and who changed what when. Nothing crosses the border of a workspace,
 * and nothing of a channel counts in another. Safe for use by many threads and by several processes
 * on one database.
 */
public interface SettingsStore {
  /**
   * What was set last for that channel and for its workspace, at most one for each scope and
   * setting. Settings that this version does not know are left out.
   */
  List<SettingsChange> find(Conversation place);

  /** The channels of that workspace for which something was ever set. */
  Set<String> channels(Conversation workspace);

  /**
   * Keeps a change.
   *
   * @param eventId of what somebody did: one event changes a setting once
   * @param place the channel, or any channel of the workspace
   * @return false if that event had changed that setting before
   */
  boolean change(String eventId, Conversation place, SettingsChange change);

  /** What that event changed when it was handled before, at most once for each setting. */
  List<SettingsChange> changedBy(String eventId);

  /** The last changes for that channel and for its workspace, the newest first. */
  List<SettingsChange> history(Conversation place, int limit);
}

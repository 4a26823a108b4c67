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
 * Asks another store for everything: what a store that adds something to it begins with. As safe
 * for threads as the store behind it.
 */
public abstract class ForwardingChecklists implements ChecklistStore {
  private final ChecklistStore store;

  protected ForwardingChecklists(ChecklistStore store) {
    this.store = store;
  }

  @Override
  public Checklist open(Checklist checklist) {
    return store.open(checklist);
  }

  @Override
  public Appended append(Checklist changed) {
    return store.append(changed);
  }

  @Override
  public Optional<Checklist> find(ChecklistId id) {
    return store.find(id);
  }

  @Override
  public Optional<Checklist> find(ChecklistId id, Conversation from) {
    return store.find(id, from);
  }

  @Override
  public List<Checklist> openIn(Conversation conversation) {
    return store.openIn(conversation);
  }

  @Override
  public List<Checklist> openFor(Conversation workspace, ErrorCode code) {
    return store.openFor(workspace, code);
  }

  @Override
  public List<Checklist> openOf(Conversation workspace, String personId) {
    return store.openOf(workspace, personId);
  }

  @Override
  public List<Untold> untold(
      Set<Platform> platforms, Instant idleSince, Instant closedSince, int limit) {
    return store.untold(platforms, idleSince, closedSince, limit);
  }

  @Override
  public void told(ChecklistId id, int revision) {
    store.told(id, revision);
  }

  @Override
  public List<ChecklistId> idleSince(Instant moment, int limit) {
    return store.idleSince(moment, limit);
  }

  @Override
  public Set<ErrorCode> codes(String workspace) {
    return store.codes(workspace);
  }

  @Override
  public Map<String, Integer> confirmed(String workspace, ErrorCode code) {
    return store.confirmed(workspace, code);
  }

  @Override
  public int countOpen() {
    return store.countOpen();
  }

  @Override
  public int deleteEndedBefore(Instant moment) {
    return store.deleteEndedBefore(moment);
  }
}

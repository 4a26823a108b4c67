package dev.aadsts.bot;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.checklist.Conclusion;
import dev.aadsts.kb.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the checklists that begin and end. As safe for threads as the store behind it. */
record MeteredChecklists(ChecklistStore store, MeterRegistry meters) implements ChecklistStore {
  @Override
  public Checklist open(Checklist checklist) {
    Checklist open = store.open(checklist);
    if (open.id().equals(checklist.id())) {
      Counter.builder("aadsts.checklists.opened").register(meters).increment();
    }
    return open;
  }

  @Override
  public Appended append(Checklist changed) {
    Appended appended = store.append(changed);
    if (appended == Appended.DONE) {
      ended(changed)
          .ifPresent(
              conclusion ->
                  Counter.builder("aadsts.checklists.ended")
                      .tag("outcome", conclusion.outcome().name().toLowerCase(Locale.ROOT))
                      .register(meters)
                      .increment());
    }
    return appended;
  }

  // Not every change of a checklist that has ended is what ended it: notes go on.
  private static Optional<Conclusion> ended(Checklist changed) {
    int last = changed.changes().size() - 1;
    var before =
        new Checklist(
            changed.id(),
            changed.conversation(),
            changed.plan(),
            changed.startedBy(),
            changed.startedAt(),
            changed.changes().subList(0, Math.max(0, last)));
    return before.progress().conclusion().isPresent()
        ? Optional.empty()
        : changed.progress().conclusion();
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

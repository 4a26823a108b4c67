package dev.aadsts.bot;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.kb.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers for {@link #LIFE} what each answer asks of the store: which checklists run for a code,
 * and what earlier ones found. What this process changes counts at once, what another one changes
 * after that time. As safe for threads as the store behind it.
 */
final class RememberedFindings implements ChecklistStore {
  /** How long what was read may be out of date: it is a hint on an answer. */
  static final Duration LIFE = Duration.ofSeconds(10);

  private static final int MOST = 5_000;

  private final ChecklistStore store;
  private final Clock clock;
  private final Map<Asked, Found<List<Checklist>>> open = new ConcurrentHashMap<>();
  private final Map<Asked, Found<Map<String, Integer>>> confirmed = new ConcurrentHashMap<>();

  RememberedFindings(ChecklistStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Asked(String workspace, ErrorCode code, Optional<Platform> platform) {}

  private record Found<T>(T what, Instant until) {}

  @Override
  public List<Checklist> openFor(Conversation workspace, ErrorCode code) {
    var asked = new Asked(workspace.workspace(), code, Optional.of(workspace.platform()));
    return remembered(open, asked, () -> store.openFor(workspace, code));
  }

  @Override
  public Map<String, Integer> confirmed(String workspace, ErrorCode code) {
    var asked = new Asked(workspace, code, Optional.empty());
    return remembered(confirmed, asked, () -> store.confirmed(workspace, code));
  }

  private <T> T remembered(Map<Asked, Found<T>> known, Asked asked, Supplier<T> read) {
    Instant now = clock.instant();
    Found<T> found = known.get(asked);
    if (found != null && now.isBefore(found.until())) {
      return found.what();
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    T what = read.get();
    known.put(asked, new Found<>(what, now.plus(LIFE)));
    return what;
  }

  @Override
  public Checklist open(Checklist checklist) {
    try {
      return store.open(checklist);
    } finally {
      forget(checklist);
    }
  }

  @Override
  public Appended append(Checklist changed) {
    try {
      return store.append(changed);
    } finally {
      forget(changed);
    }
  }

  private void forget(Checklist changed) {
    Conversation place = changed.conversation();
    ErrorCode code = changed.plan().code();
    open.remove(new Asked(place.workspace(), code, Optional.of(place.platform())));
    confirmed.remove(new Asked(place.workspace(), code, Optional.empty()));
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
  public int countOpen() {
    return store.countOpen();
  }

  @Override
  public int deleteEndedBefore(Instant moment) {
    return store.deleteEndedBefore(moment);
  }
}

package dev.aadsts.bot.checklist;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.kb.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers for {@link #LIFE} what each answer asks of the store: which checklists run for a code,
 * and what earlier ones found. What this process changes counts at once, what another one changes
 * after that time. As safe for threads as the store behind it.
 */
public final class RememberedFindings extends ForwardingChecklists {
  /** How long what was read may be out of date: it is a hint on an answer. */
  static final Duration LIFE = Duration.ofSeconds(10);

  private static final int MOST = 5_000;

  private final Clock clock;
  private final Map<Asked, Found<List<Checklist>>> open = new ConcurrentHashMap<>();
  private final Map<Asked, Found<Map<String, Integer>>> confirmed = new ConcurrentHashMap<>();

  public RememberedFindings(ChecklistStore store, Clock clock) {
    super(store);
    this.clock = clock;
  }

  private record Asked(String workspace, ErrorCode code, Optional<Platform> platform) {}

  private record Found<T>(T what, Instant until) {}

  @Override
  public List<Checklist> openFor(Conversation workspace, ErrorCode code) {
    var asked = new Asked(workspace.workspace(), code, Optional.of(workspace.platform()));
    return remembered(open, asked, () -> super.openFor(workspace, code));
  }

  @Override
  public Map<String, Integer> confirmed(String workspace, ErrorCode code) {
    var asked = new Asked(workspace, code, Optional.empty());
    return remembered(confirmed, asked, () -> super.confirmed(workspace, code));
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
      return super.open(checklist);
    } finally {
      forget(checklist);
    }
  }

  @Override
  public Appended append(Checklist changed) {
    try {
      return super.append(changed);
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
}

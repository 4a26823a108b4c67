package dev.aadsts.bot.checklist;

import dev.aadsts.bot.cache.ReadThrough;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.kb.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers for {@link #LIFE} what each answer asks of the store: which checklists run for a code,
 * and what earlier ones found. Of most codes a workspace has had no checklist, so it is asked once
 * for all of them which these are. What this process changes counts at once, what another one
 * changes after that time. These are hints, and no answer waits long for them or fails for want of
 * them. As safe for threads as the store behind it.
 */
public final class RememberedFindings extends ForwardingChecklists {
  /** How long what was read may be out of date: it is a hint on an answer. */
  static final Duration LIFE = Duration.ofSeconds(10);

  // Of the three seconds that Slack waits for the answer to a command.
  private static final Duration SOON = Duration.ofMillis(500);
  private static final int MOST = 5_000;
  private static final String NAME = "Earlier findings";

  private final ReadThrough<String, Set<ErrorCode>> codes;
  private final ReadThrough<Asked, List<Checklist>> open;
  private final ReadThrough<Asked, Map<String, Integer>> confirmed;

  public RememberedFindings(ChecklistStore store, Clock clock) {
    this(store, clock, SOON);
  }

  /**
   * @param soon how long an answer waits
   */
  RememberedFindings(ChecklistStore store, Clock clock, Duration soon) {
    super(store);
    this.codes = new ReadThrough<>(NAME, LIFE, soon, MOST, clock);
    this.open = new ReadThrough<>(NAME, LIFE, soon, MOST, clock);
    this.confirmed = new ReadThrough<>(NAME, LIFE, soon, MOST, clock);
  }

  private record Asked(String workspace, ErrorCode code, Optional<Platform> platform) {}

  @Override
  public Set<ErrorCode> codes(String workspace) {
    return codes.get(workspace, () -> super.codes(workspace), Set.of());
  }

  @Override
  public List<Checklist> openFor(Conversation workspace, ErrorCode code) {
    if (!codes(workspace.workspace()).contains(code)) {
      return List.of();
    }
    var asked = new Asked(workspace.workspace(), code, Optional.of(workspace.platform()));
    return open.get(asked, () -> super.openFor(workspace, code), List.of());
  }

  @Override
  public Map<String, Integer> confirmed(String workspace, ErrorCode code) {
    if (!codes(workspace).contains(code)) {
      return Map.of();
    }
    var asked = new Asked(workspace, code, Optional.empty());
    return confirmed.get(asked, () -> super.confirmed(workspace, code), Map.of());
  }

  @Override
  public Checklist open(Checklist checklist) {
    try {
      return super.open(checklist);
    } finally {
      codes.forget(checklist.conversation().workspace());
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
    open.forget(new Asked(place.workspace(), code, Optional.of(place.platform())));
    confirmed.forget(new Asked(place.workspace(), code, Optional.empty()));
  }
}

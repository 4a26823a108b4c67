package dev.aadsts.bot.reminder;

import static java.util.Objects.requireNonNull;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.ChecklistStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the checklists whose threads are to be told something, and hands each to its edge: once for
 * a spell in which nobody touches one, and once when one was closed for that. The notice is
 * recorded before the checklist is marked, so a crash in between records it again under the same
 * id, which changes nothing. Safe to run in several processes at once.
 */
public final class Reminding implements Runnable {
  /** How long nobody may touch a checklist. */
  public static final Duration IDLE = Duration.ofDays(1);

  // Whoever was away for longer learns it from the card.
  static final Duration STILL_NEWS = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Reminding.class);
  private static final int BATCH = 100;

  private final ChecklistStore checklists;
  private final Map<Platform, NoticeBox> boxes;
  private final Clock clock;

  /**
   * @param boxes of the platforms that can be told
   */
  public Reminding(ChecklistStore checklists, Map<Platform, NoticeBox> boxes, Clock clock) {
    this.checklists = checklists;
    this.boxes = Map.copyOf(boxes);
    this.clock = clock;
  }

  /** Hands out what is due. Never throws: a scheduler would not call it again. */
  @Override
  public void run() {
    try {
      int count = handOut();
      if (count > 0) {
        LOG.info("Told the threads of {} checklists", count);
      }
    } catch (RuntimeException e) {
      LOG.error("Reminding failed; it is tried again at the next turn", e);
    }
  }

  private int handOut() {
    Instant now = clock.instant();
    int count = 0;
    while (true) {
      List<ChecklistStore.Untold> due =
          checklists.untold(boxes.keySet(), now.minus(IDLE), now.minus(STILL_NEWS), BATCH);
      for (ChecklistStore.Untold each : due) {
        // Only those of platforms that have one were asked for.
        NoticeBox box = requireNonNull(boxes.get(each.conversation().platform()));
        box.record(new Notice(each.id(), each.revision(), each.conversation()));
        checklists.told(each.id(), each.revision());
      }
      count += due.size();
      if (due.size() < BATCH) {
        return count;
      }
    }
  }
}

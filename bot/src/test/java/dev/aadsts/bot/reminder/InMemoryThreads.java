package dev.aadsts.bot.reminder;

import dev.aadsts.bot.reply.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An edge in memory: keeps each notice as an event, once by its id, and handles it when it is told
 * to, as often as it is told to.
 */
final class InMemoryThreads implements NoticeBox {
  private final Map<String, Notice> events = new LinkedHashMap<>();
  private boolean down;

  @Override
  public synchronized void record(Notice notice) {
    if (down) {
      throw new IllegalStateException("The store is down");
    }
    events.putIfAbsent(notice.eventId(), notice);
  }

  synchronized void down(boolean now) {
    down = now;
  }

  synchronized List<Notice> recorded() {
    return List.copyOf(events.values());
  }

  /** Handles every event that there is. */
  synchronized List<Effect> handle(Reminders reminders) {
    var effects = new ArrayList<Effect>();
    events.values().forEach(notice -> effects.addAll(reminders.effects(notice)));
    return effects;
  }
}

package dev.aadsts.bot.delivery;

import org.slf4j.MDC;

/** Marks what is logged with the id of the event that it is about. */
public final class EventMark {
  /** The key in the log. */
  public static final String KEY = "event";

  private EventMark() {}

  /** Marks what this thread logs from now on. */
  public static void put(String eventId) {
    MDC.put(KEY, eventId);
  }

  /** Ends that. */
  public static void remove() {
    MDC.remove(KEY);
  }
}

package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.Event;

/** An event as it stands in the queue, for tests of what looks at it there. */
public final class RecordedBytes {
  private RecordedBytes() {}

  public static byte[] of(Event event) {
    return new EventSerializer().serialize(Recorded.of(event, 1));
  }
}

package dev.aadsts.bot.reminder;

/** How an edge takes notices for its platform. Safe for use by many threads. */
@FunctionalInterface
public interface NoticeBox {
  /**
   * Records the notice as an event of the edge, with the {@linkplain Notice#eventId() id} that it
   * has; a notice that was recorded before is not recorded again. Where the thread cannot be
   * reached any more it does nothing.
   */
  void record(Notice notice);
}

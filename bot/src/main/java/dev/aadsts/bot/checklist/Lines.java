package dev.aadsts.bot.checklist;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lines of people who want to change the same checklist. Who waits here costs nothing; who races
 * for the same row of the store costs a query for each time they lose, and two hundred who race use
 * up all connections. Only within this process: between processes the store's revision decides.
 * Safe for use by many threads.
 */
final class Lines {
  // Two checklists may share a line: that costs a wait, no mistake.
  private static final int LINES = 256;

  // Fair, or whoever pressed first could be served last.
  private final ReentrantLock[] heads =
      Stream.generate(() -> new ReentrantLock(true)).limit(LINES).toArray(ReentrantLock[]::new);

  /** Does something for that checklist when everybody before has done theirs. */
  <T> T inLine(ChecklistId id, Supplier<T> change) {
    ReentrantLock head = heads[Math.floorMod(id.hashCode(), LINES)];
    head.lock();
    try {
      return change.get();
    } finally {
      head.unlock();
    }
  }
}

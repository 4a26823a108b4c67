package dev.aadsts.bot.checklist;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Has people who want to change the same checklist wait in line. Who waits here costs nothing; who
 * races for the same row of the store costs a query for each time they lose, and two hundred who
 * race use up all connections. Only within this process: between processes the store's revision
 * decides. Safe for use by many threads.
 */
final class ChecklistLocks {
  // Two checklists may share a lock: that costs a wait, no mistake.
  private static final int STRIPES = 256;

  // Fair, or whoever pressed first could be served last.
  private final ReentrantLock[] locks =
      Stream.generate(() -> new ReentrantLock(true)).limit(STRIPES).toArray(ReentrantLock[]::new);

  /** Does something for that checklist when everybody before has done theirs. */
  <T> T inTurn(ChecklistId id, Supplier<T> change) {
    ReentrantLock lock = locks[Math.floorMod(id.hashCode(), STRIPES)];
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}

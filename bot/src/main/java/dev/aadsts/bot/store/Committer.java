package dev.aadsts.bot.store;

import dev.aadsts.bot.store.Transaction.NoConnectionException;
import dev.aadsts.bot.store.Write.Lane;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves some lanes: whatever waits there goes into the next commit. While that is on its way, more
 * comes to wait, so that commits grow with the load. Safe for use by many threads.
 */
final class Committer {
  /** Writes of a lane in one commit; so a commit takes a few milliseconds at most. */
  static final int MOST_TOGETHER = 256;

  /** Writes that somebody waits for; with more than that, the database is down. */
  static final int MOST_WAITING = 2000;

  // Usually there is a next commit in the same millisecond.
  private static final int MOST_UNHURRIED = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  // About a minute in which the database takes other writes: then it will never take this one.
  private static final int MOST_ATTEMPTS = 100;

  private final DataSource database;
  private final boolean sameConnection;
  private final IntConsumer afterwards;
  private final Map<Lane, Deque<Write>> lanes = new EnumMap<>(Lane.class);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final List<Thread> threads = new ArrayList<>();
  private CompletableFuture<Integer> lastEnding = CompletableFuture.completedFuture(0);
  private long endingsFrom = System.nanoTime();
  // Of the first ending, in a database that works.
  private int attempts;
  private boolean trouble;
  private boolean closed;

  /**
   * @param most how many commits at once
   * @param sameConnection whether the database has only one
   * @param afterwards told after each commit how many rows it had
   */
  Committer(
      DataSource database,
      List<Lane> lanes,
      int most,
      boolean sameConnection,
      IntConsumer afterwards) {
    this.database = database;
    this.sameConnection = sameConnection;
    this.afterwards = afterwards;
    lanes.forEach(lane -> this.lanes.put(lane, new ArrayDeque<>()));
    for (int number = 0; number < most; number++) {
      // Not virtual: SQLite's library is native code, which would keep a carrier.
      threads.add(Thread.ofPlatform().name("commit").daemon().start(this::run));
    }
  }

  /** Has it written. */
  CompletableFuture<Integer> write(Write write) {
    return write(write, true);
  }

  /** Has it written together with what comes next. */
  CompletableFuture<Integer> writeWithNext(Write write) {
    return write(write, false);
  }

  private CompletableFuture<Integer> write(Write write, boolean atOnce) {
    lock.lock();
    try {
      Deque<Write> lane = lanes.get(write.statement().lane());
      if (closed || lane == null || (!write.isLasting() && lane.size() >= MOST_WAITING)) {
        write.done().completeExceptionally(tooMuch());
        return write.done();
      }
      lane.addLast(write);
      if (write.isLasting()) {
        lastEnding = write.done();
      }
      if (atOnce || lane.size() >= MOST_UNHURRIED) {
        more.signal();
      }
      return write.done();
    } finally {
      lock.unlock();
    }
  }

  /** Makes the next commit now, with what waits for one. */
  void hurry() {
    lock.lock();
    try {
      more.signal();
    } finally {
      lock.unlock();
    }
  }

  private NotCommittedException tooMuch() {
    return new NotCommittedException(
        closed ? "The store is closed" : "Too much waits for the store", new TimeoutException());
  }

  /** Done when every ending so far is. */
  CompletableFuture<Integer> lastEnding() {
    lock.lock();
    try {
      return lastEnding;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more, and writes what waits once more. */
  void takeNoMore() {
    lock.lock();
    try {
      closed = true;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * After {@link #takeNoMore}, waits until what waited is written.
   *
   * @param until for how long at most, as {@link System#nanoTime} says it
   */
  void awaitEnd(long until) {
    for (Thread thread : threads) {
      try {
        boolean unused = thread.join(Duration.ofNanos(until - System.nanoTime()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void run() {
    var transaction = new Transaction(database, sameConnection);
    while (true) {
      List<Write> batch = next();
      if (batch.isEmpty()) {
        return;
      }
      commit(transaction, batch);
    }
  }

  /** What waits; empty only once it is closed. */
  private List<Write> next() {
    lock.lock();
    try {
      while (true) {
        var batch = new ArrayList<Write>();
        lanes.forEach(
            (lane, waiting) -> {
              if (closed || lane != Lane.ENDINGS || pause() <= 0) {
                for (int most = MOST_TOGETHER; most > 0 && !waiting.isEmpty(); most--) {
                  batch.add(waiting.removeFirst());
                }
              }
            });
        if (!batch.isEmpty() || closed) {
          return batch;
        }
        if (pause() > 0) {
          long unused = more.awaitNanos(pause());
        } else {
          more.awaitUninterruptibly();
        }
      }
    } catch (InterruptedException e) { // Nobody does.
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private long pause() {
    return endingsFrom - System.nanoTime();
  }

  private void commit(Transaction transaction, List<Write> batch) {
    try {
      transaction.commit(batch);
      worked(batch);
    } catch (NoConnectionException e) {
      failed(batch, e, false);
    } catch (SQLException | RuntimeException | Error e) { // This thread may be the only one.
      if (batch.size() == 1) {
        failed(batch, e, WriteErrors.isOfTheWrite(e));
      } else {
        oneByOne(transaction, batch);
      }
    }
  }

  // One row that the database does not take must not be the end of the others.
  private void oneByOne(Transaction transaction, List<Write> batch) {
    for (int at = 0; at < batch.size(); at++) {
      Write write = batch.get(at);
      try {
        transaction.commit(List.of(write));
        worked(List.of(write));
      } catch (NoConnectionException e) {
        failed(batch.subList(at, batch.size()), e, false);
        return;
      } catch (SQLException | RuntimeException | Error e) {
        if (write.isLasting()) { // Those that follow are endings too.
          failed(batch.subList(at, batch.size()), e, WriteErrors.isOfTheWrite(e));
          return;
        }
        failed(List.of(write), e, WriteErrors.isOfTheWrite(e));
      }
    }
  }

  private void worked(List<Write> batch) {
    afterwards.accept(batch.size());
    // The endings are last in a batch. That others are taken says nothing of them.
    if (batch.getLast().isLasting()) {
      lock.lock();
      try {
        attempts = 0;
        trouble = false;
      } finally {
        lock.unlock();
      }
    }
  }

  private void failed(List<Write> writes, Throwable cause, boolean toBlame) {
    var again = new ArrayList<Write>();
    for (Write write : writes) {
      if (write.isLasting() && !isClosed()) {
        again.add(write);
      } else {
        write.done().completeExceptionally(new NotCommittedException("Not written", cause));
      }
    }
    if (!again.isEmpty()) {
      later(again, cause, toBlame);
    }
  }

  private void later(List<Write> endings, Throwable cause, boolean toBlame) {
    lock.lock();
    try {
      if (!trouble) {
        LOG.warn("The store does not take what has happened; it is tried again", cause);
      }
      trouble = true;
      attempts = toBlame ? attempts + 1 : 0;
      if (attempts >= MOST_ATTEMPTS) {
        LOG.error("Given up: {}", endings.getFirst().statement().sql(), cause);
        endings.removeFirst().done().completeExceptionally(new NotCommittedException("", cause));
        attempts = 0;
      }
      Deque<Write> waiting = lanes.get(Lane.ENDINGS);
      if (waiting != null) {
        endings.reversed().forEach(waiting::addFirst);
      }
      endingsFrom = System.nanoTime() + PAUSE.toNanos();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.store.Write.Lane;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javax.sql.DataSource;

/**
 * Writes what many threads have to write with few commits: a commit waits for the disk, and what
 * comes meanwhile goes into the next one. Safe for use by many threads.
 */
public final class GroupCommit implements AutoCloseable {
  private static final int EVENT_WRITERS = 2;
  private static final int BEGINNING_WRITERS = 4;
  private static final int ENDING_WRITERS = 1; // In their order.

  /** So many connections {@linkplain #ofSeveralWriters several writers} use at most. */
  static final int MOST_WRITERS = EVENT_WRITERS + BEGINNING_WRITERS + ENDING_WRITERS;

  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final DataSource database;
  private final Map<Lane, Committer> committers = new EnumMap<>(Lane.class);

  private GroupCommit(DataSource database) {
    this.database = database;
  }

  /**
   * For a database that has one writer at a time, and one connection: everything that waits in one
   * transaction.
   */
  public static GroupCommit ofOneWriter(DataSource database) {
    return ofOneWriter(database, rows -> {});
  }

  /**
   * For a database that has one writer at a time, and one connection: everything that waits in one
   * transaction.
   *
   * @param afterwards told after each commit how many rows it had
   */
  static GroupCommit ofOneWriter(DataSource database, IntConsumer afterwards) {
    var commits = new GroupCommit(database);
    var committer = new Committer(database, List.of(Lane.values()), 1, true, afterwards);
    Set.of(Lane.values()).forEach(lane -> commits.committers.put(lane, committer));
    return commits;
  }

  /** For a database where one transaction may wait for a lock while others go on. */
  public static GroupCommit ofSeveralWriters(DataSource database) {
    var commits = new GroupCommit(database);
    commits.add(Lane.EVENTS, EVENT_WRITERS);
    commits.add(Lane.BEGINNINGS, BEGINNING_WRITERS);
    commits.add(Lane.ENDINGS, ENDING_WRITERS);
    return commits;
  }

  private void add(Lane lane, int writers) {
    committers.put(lane, new Committer(database, List.of(lane), writers, false, rows -> {}));
  }

  DataSource database() {
    return database;
  }

  /** Has it written, and completes it with how many rows it changed. */
  CompletableFuture<Integer> write(Write write) {
    return committer(write.statement().lane()).write(write);
  }

  /**
   * Has it written for somebody who does not wait: it goes into the next commit, whatever makes
   * that necessary. Completes it with how many rows it changed.
   */
  CompletableFuture<Integer> writeWithNext(Write write) {
    return committer(write.statement().lane()).writeWithNext(write);
  }

  /** Makes the next commit of a lane now, with what waits for one. */
  void hurry(Lane lane) {
    committer(lane).hurry();
  }

  /**
   * Writes it, and says how many rows it changed.
   *
   * @throws NotCommittedException if that failed
   */
  int writeNow(Write write) {
    try {
      return write(write).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Waits until what was given to the lane of endings is durable, but no longer than that. */
  void settle(Duration patience) {
    CompletableFuture<Integer> last = committer(Lane.ENDINGS).lastEnding();
    if (!last.isDone()) {
      try {
        last.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
      } catch (CompletionException | CancellationException e) {
        // The committer has said so, and goes on trying.
        return;
      }
    }
  }

  private Committer committer(Lane lane) {
    Committer committer = committers.get(lane);
    if (committer == null) {
      throw new IllegalStateException("Nobody serves " + lane);
    }
    return committer;
  }

  /** Writes what waits, for at most ten seconds, and takes no more. */
  @Override
  public void close() {
    long until = System.nanoTime() + CLOSING.toNanos();
    Set<Committer> all = Set.copyOf(committers.values());
    all.forEach(Committer::takeNoMore);
    all.forEach(committer -> committer.awaitEnd(until));
  }
}

package dev.aadsts.bot.delivery.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/**
 * The rows of the durable queue, as far as an {@link Inbox} writes them itself and not through
 * db-scheduler. What many threads write at once is committed together. Safe for use by many threads
 * and processes.
 */
public interface EventRows {
  /** Where db-scheduler finds the same rows. */
  DataSource dataSource();

  /** What a row is to this process. */
  enum Mark {
    /** It waits for db-scheduler. */
    WAITS,
    /** This process has it in hand; it is due when the process is taken for dead. */
    HELD,
    /** It is kept to know the event again; {@link #forgetHandled} deletes it. */
    HANDLED
  }

  /**
   * A row.
   *
   * @param id of the event
   * @param data as db-scheduler's serializer gives it
   * @param due when it is anybody's
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Row(String id, byte[] data, Instant due, Mark mark) {}

  /**
   * Adds a row unless one of that id is there.
   *
   * @return completed with whether it was added, once that is durable; where it fails, the row may
   *     be there all the same
   */
  CompletableFuture<Boolean> add(Row row);

  /**
   * Adds a row that nobody can have added before, in one commit with what is written next. So its
   * event can be handled at once, and costs no commit of its own before its answer goes out.
   *
   * @return as {@link #add} has it; empty where it is not certain that nobody has, and then nothing
   *     is added
   */
  Optional<CompletableFuture<Boolean>> addWithNext(Row row);

  /** Writes now what {@link #addWithNext} left for the next commit. */
  void hurry();

  /**
   * Puts this in the place of the row that was added as held, if nobody has taken that one since.
   * Is tried until it works. When it is durable, so is what was written with it or before it.
   *
   * @return completed with whether nobody had taken it
   */
  CompletableFuture<Boolean> replace(Row row);

  /**
   * Says of a held row that its process lives.
   *
   * @return completed with whether nobody has taken it since
   */
  CompletableFuture<Boolean> hold(String id, Instant until);

  /** Waits until what was written so far is durable. */
  void settle();

  /** Deletes some of the handled rows that are due by then, and says how many. */
  int forgetHandled(Instant due);
}

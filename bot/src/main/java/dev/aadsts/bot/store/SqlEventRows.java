package dev.aadsts.bot.store;

import dev.aadsts.bot.delivery.inbox.EventRows;
import dev.aadsts.bot.store.Write.Lane;
import dev.aadsts.bot.store.Write.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the queue in the table whose shape db-scheduler gives. That a row is held or handled
 * stands in the column for who picked it, which db-scheduler does not look at in a row that is not
 * picked. Safe for use by many threads and processes.
 */
public final class SqlEventRows implements EventRows {
  private static final String HELD = "held";
  private static final String HANDLED = "handled";
  private static final int MOST_FORGOTTEN = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Statement ADD =
      new Statement(
          Lane.EVENTS,
          0,
          "INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time,"
              + " picked, picked_by, version) VALUES ('event', ?, ?, ?, FALSE, ?, 1) ON CONFLICT DO"
              + " NOTHING");
  private static final Statement HOLD =
      new Statement(
          Lane.BEGINNINGS,
          1,
          "UPDATE scheduled_tasks SET execution_time = ? WHERE task_name = 'event'"
              + " AND task_instance = ? AND version = 1 AND picked = FALSE AND picked_by = 'held'");
  // Whoever takes a row raises its version.
  static final Statement REPLACE =
      new Statement(
          Lane.ENDINGS,
          5,
          "UPDATE scheduled_tasks SET task_data = ?, execution_time = ?, picked_by = ?, version = 2"
              + " WHERE task_name = 'event' AND task_instance = ? AND version = 1"
              + " AND picked = FALSE AND picked_by = 'held'");

  // Without the name of the task, which every row has: SQLite would look at all of them for it.
  static final String FORGET =
      "DELETE FROM scheduled_tasks WHERE (task_name, task_instance) IN"
          + " (SELECT task_name, task_instance FROM scheduled_tasks WHERE execution_time <= :due"
          + " AND picked = FALSE AND picked_by = :handled ORDER BY execution_time LIMIT :most)";

  private final GroupCommit commits;
  private final Queries queries;
  private final Optional<RecordedEvents> perhaps;
  private volatile boolean works = true;

  private SqlEventRows(GroupCommit commits, Optional<RecordedEvents> perhaps) {
    this.commits = commits;
    this.queries = new Queries(commits.database());
    this.perhaps = perhaps;
  }

  /** Where other processes record events, too: only the database knows which are new. */
  public static SqlEventRows ofSeveralProcesses(GroupCommit commits) {
    return new SqlEventRows(commits, Optional.empty());
  }

  /** Where this process alone records events, so that it knows most of the new ones by itself. */
  public static SqlEventRows ofOneProcess(GroupCommit commits) {
    return ofOneProcess(commits, new Queries(commits.database()));
  }

  /**
   * Where this process alone records events, so that it knows most of the new ones by itself.
   *
   * @param reads of the same database, beside those who write
   */
  static SqlEventRows ofOneProcess(GroupCommit commits, Queries reads) {
    return new SqlEventRows(commits, Optional.of(new RecordedEvents(reads)));
  }

  @Override
  public DataSource dataSource() {
    return commits.database();
  }

  @Override
  public CompletableFuture<Boolean> add(Row row) {
    note(row);
    return added(commits.write(write(row)));
  }

  @Override
  public Optional<CompletableFuture<Boolean>> addWithNext(Row row) {
    // Where the store takes nothing, to handle it now is in vain: it will be delivered again.
    return works && note(row)
        ? Optional.of(added(commits.writeWithNext(write(row))))
        : Optional.empty();
  }

  // Says whether it surely was not recorded before.
  private boolean note(Row row) {
    return perhaps.map(rows -> rows.note(row.id(), row.due())).orElse(false);
  }

  private CompletableFuture<Boolean> added(CompletableFuture<Integer> written) {
    return written
        .whenComplete((rows, failure) -> works = failure == null)
        .thenApply(rows -> rows == 1);
  }

  private static Write write(Row row) {
    return Write.of(
        ADD,
        row.id(),
        statement -> {
          statement.setString(1, row.id());
          statement.setBytes(2, row.data());
          statement.setTimestamp(3, Timestamp.from(row.due()));
          statement.setString(4, mark(row.mark()));
        });
  }

  @Override
  public void hurry() {
    commits.hurry(Lane.EVENTS);
  }

  @Override
  public CompletableFuture<Boolean> replace(Row row) {
    return commits
        .write(
            Write.of(
                REPLACE,
                row.id(),
                statement -> {
                  statement.setBytes(1, row.data());
                  statement.setTimestamp(2, Timestamp.from(row.due()));
                  statement.setString(3, mark(row.mark()));
                  statement.setString(4, row.id());
                }))
        .thenApply(replaced -> replaced == 1);
  }

  @Override
  public CompletableFuture<Boolean> hold(String id, Instant until) {
    return commits
        .write(
            Write.of(
                HOLD,
                id,
                statement -> {
                  statement.setTimestamp(1, Timestamp.from(until));
                  statement.setString(2, id);
                }))
        .thenApply(held -> held == 1);
  }

  @Override
  public void settle() {
    commits.settle(PATIENCE);
  }

  @Override
  public int forgetHandled(Instant due) {
    perhaps.ifPresent(rows -> rows.dropBefore(due));
    return queries.withHandle(
        handle ->
            handle
                .createUpdate(FORGET)
                .bind("due", Timestamp.from(due))
                .bind("handled", HANDLED)
                .bind("most", MOST_FORGOTTEN)
                .execute());
  }

  private static @Nullable String mark(Mark mark) {
    return switch (mark) {
      case WAITS -> null;
      case HELD -> HELD;
      case HANDLED -> HANDLED;
    };
  }
}

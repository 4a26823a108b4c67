package dev.aadsts.bot.store;

import dev.aadsts.bot.delivery.outbox.Receipts;
import dev.aadsts.bot.store.Write.Lane;
import dev.aadsts.bot.store.Write.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Receipts in the database. Safe for use by many threads and processes. */
public final class SqlReceipts implements Receipts {
  private static final Statement BEGIN =
      new Statement(
          Lane.BEGINNINGS,
          2,
          "INSERT INTO receipts (event_id, part, begun_at) VALUES (?, ?, ?) ON CONFLICT DO"
              + " NOTHING");
  static final Statement DELIVERED =
      new Statement(
          Lane.ENDINGS, 3, "UPDATE receipts SET message_id = ? WHERE event_id = ? AND part = ?");
  private static final Statement NOT_DELIVERED =
      new Statement(
          Lane.ENDINGS, // Not before the delivery that it must not forget.
          4,
          "DELETE FROM receipts WHERE event_id = ? AND part = ? AND begun_at = ?"
              + " AND message_id IS NULL");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Queries queries;
  private final Queries reads;
  private final GroupCommit commits;

  public SqlReceipts(Database database) {
    this.queries = database.queries();
    this.reads = database.reads();
    this.commits = database.commits();
  }

  @Override
  public Optional<Receipt> begin(String eventId, String part, Instant begun) {
    while (true) {
      if (insert(eventId, part, begun)) {
        return Optional.empty();
      }
      Optional<Receipt> before = find(eventId, part);
      if (before.isPresent()) {
        return before;
      }
      // Whoever had begun has just failed and taken it back: try to begin ourselves.
    }
  }

  private boolean insert(String eventId, String part, Instant begun) {
    Write row =
        Write.of(
            BEGIN,
            eventId + part,
            statement -> {
              statement.setString(1, eventId);
              statement.setString(2, part);
              statement.setLong(3, begun.toEpochMilli());
            });
    return commits.writeNow(row) == 1;
  }

  @Override
  public Optional<Receipt> find(String eventId, String part) {
    commits.settle(PATIENCE);
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT message_id, begun_at FROM receipts WHERE event_id = :event AND part ="
                        + " :part")
                .bind("event", eventId)
                .bind("part", part)
                .map(
                    (row, context) ->
                        new Receipt(
                            Optional.ofNullable(row.getString(1)),
                            Instant.ofEpochMilli(row.getLong(2))))
                .findOne());
  }

  @Override
  public void delivered(String eventId, String part, String messageId) {
    var unused =
        commits.write(
            Write.of(
                DELIVERED,
                eventId + part,
                statement -> {
                  statement.setString(1, messageId);
                  statement.setString(2, eventId);
                  statement.setString(3, part);
                }));
  }

  @Override
  public void notDelivered(String eventId, String part, Instant begun) {
    Write undone =
        Write.of(
            NOT_DELIVERED,
            eventId + part,
            statement -> {
              statement.setString(1, eventId);
              statement.setString(2, part);
              statement.setLong(3, begun.toEpochMilli());
            });
    int unused = commits.writeNow(undone);
  }

  @Override
  public int deleteBefore(Instant moment) {
    return queries.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM receipts WHERE begun_at < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute());
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.delivery.Receipts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Receipts in the database. Safe for use by many threads and processes. */
public final class SqlReceipts implements Receipts {
  private final Jdbi jdbi;
  private final Clock clock;

  public SqlReceipts(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  @Override
  public Optional<Receipt> begin(String eventId, String part) {
    while (true) {
      if (insert(eventId, part)) {
        return Optional.empty();
      }
      Optional<Receipt> before = find(eventId, part);
      if (before.isPresent()) {
        return before;
      }
      // Whoever had begun has just failed and taken it back: try to begin ourselves.
    }
  }

  private boolean insert(String eventId, String part) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "INSERT INTO receipts (event_id, part, begun_at)"
                            + " VALUES (:event, :part, :at) ON CONFLICT DO NOTHING")
                    .bind("event", eventId)
                    .bind("part", part)
                    .bind("at", clock.millis())
                    .execute()
                == 1);
  }

  @Override
  public Optional<Receipt> find(String eventId, String part) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT message_id, begun_at FROM receipts WHERE event_id = :event AND part = :part")
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
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE receipts SET message_id = :message"
                        + " WHERE event_id = :event AND part = :part")
                .bind("message", messageId)
                .bind("event", eventId)
                .bind("part", part)
                .execute());
  }

  @Override
  public void notDelivered(String eventId, String part) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM receipts"
                        + " WHERE event_id = :event AND part = :part AND message_id IS NULL")
                .bind("event", eventId)
                .bind("part", part)
                .execute());
  }

  @Override
  public int deleteBefore(Instant moment) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM receipts WHERE begun_at < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute());
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.delivery.DeadLetter;
import dev.aadsts.bot.delivery.DeadLetters;
import java.time.Instant;
import java.util.List;

/** Dead letters in the database. Safe for use by many threads and processes. */
public final class SqlDeadLetters implements DeadLetters {
  private final Queries queries;

  public SqlDeadLetters(Database database) {
    this.queries = database.queries();
  }

  @Override
  public void keep(DeadLetter letter) {
    queries.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO dead_letters (incident, event_id, edge, reason, died_at)"
                        + " VALUES (:incident, :event, :edge, :reason, :at)"
                        + " ON CONFLICT DO NOTHING")
                .bind("incident", letter.incident())
                .bind("event", letter.eventId())
                .bind("edge", letter.edge())
                .bind("reason", letter.reason().name())
                .bind("at", letter.diedAt().toEpochMilli())
                .execute());
  }

  @Override
  public List<DeadLetter> newest(int limit) {
    return queries.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT incident, event_id, edge, reason, died_at FROM dead_letters"
                        + " ORDER BY died_at DESC, incident LIMIT :limit")
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new DeadLetter(
                            row.getString("incident"),
                            row.getString("event_id"),
                            row.getString("edge"),
                            DeadLetter.Reason.valueOf(row.getString("reason")),
                            Instant.ofEpochMilli(row.getLong("died_at"))))
                .list());
  }

  @Override
  public int count() {
    return queries.withHandle(
        handle -> handle.select("SELECT COUNT(*) FROM dead_letters").mapTo(Integer.class).one());
  }

  @Override
  public int deleteBefore(Instant moment) {
    return queries.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM dead_letters WHERE died_at < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute());
  }
}

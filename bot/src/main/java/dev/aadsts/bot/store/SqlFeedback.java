package dev.aadsts.bot.store;

import dev.aadsts.bot.answer.Feedback;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.kb.ErrorCode;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Feedback in the database. Safe for use by many threads and processes. */
public final class SqlFeedback implements Feedback {
  private final Jdbi jdbi;
  private final Clock clock;

  public SqlFeedback(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  @Override
  public void report(String eventId, ErrorCode code, Conversation conversation, Person by) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO feedback (event_id, code, platform, workspace, person_id, reported_at)"
                        + " VALUES (:event, :code, :platform, :workspace, :person, :at)"
                        + " ON CONFLICT DO NOTHING")
                .bind("event", eventId)
                .bind("code", code.number())
                .bind("platform", conversation.platform().name())
                .bind("workspace", conversation.workspace())
                .bind("person", by.id())
                .bind("at", clock.millis())
                .execute());
  }

  /**
   * Forgets who reported before that moment, and keeps that somebody did; says how many that were.
   */
  public int forgetPeopleBefore(Instant moment) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE feedback SET person_id = ''"
                        + " WHERE reported_at < :moment AND person_id <> ''")
                .bind("moment", moment.toEpochMilli())
                .execute());
  }

  /** How many reports there are. */
  public int count() {
    return jdbi.withHandle(
        handle -> handle.select("SELECT COUNT(*) FROM feedback").mapTo(Integer.class).one());
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.feedback.PersonalData;
import dev.aadsts.bot.feedback.Report;
import dev.aadsts.kb.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Feedback in the database. Safe for use by many threads and processes. */
public final class SqlFeedback implements Feedback {
  private static final String OF_READERS = "platform = 'WEB'";

  private final Queries queries;
  private final Queries reads;
  private final Clock clock;

  public SqlFeedback(Database database, Clock clock) {
    this.queries = database.queries();
    this.reads = database.reads();
    this.clock = clock;
  }

  @Override
  public void report(
      String eventId, ErrorCode code, Conversation conversation, Person by, String words) {
    queries.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO feedback (event_id, code, platform, workspace, person_id,"
                        + " reported_at, words) VALUES (:event, :code, :platform, :workspace,"
                        + " :person, :at, :words) ON CONFLICT DO NOTHING")
                .bind("event", eventId)
                .bind("code", code.number())
                .bind("platform", conversation.platform().name())
                .bind("workspace", conversation.workspace())
                .bind("person", by.id())
                .bind("at", clock.millis())
                .bind("words", PersonalData.leftOutOf(words))
                .execute());
  }

  @Override
  public boolean hasRoomForReaders() {
    return count("SELECT COUNT(*) FROM feedback WHERE " + OF_READERS) < MOST_FROM_SITE;
  }

  /**
   * Forgets who reported before that moment, and keeps that somebody did; deletes what readers of
   * the site said before it. Says how many that were.
   */
  public int forgetBefore(Instant moment) {
    return queries.inTransaction(
        handle ->
            handle.execute(
                    "DELETE FROM feedback WHERE reported_at < ? AND " + OF_READERS,
                    moment.toEpochMilli())
                + handle.execute(
                    "UPDATE feedback SET person_id = '' WHERE reported_at < ? AND person_id <> ''",
                    moment.toEpochMilli()));
  }

  /** What was reported since that moment, the oldest first. */
  public List<Report> since(Instant moment) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM feedback WHERE reported_at >= :moment"
                        + " ORDER BY reported_at, event_id")
                .bind("moment", moment.toEpochMilli())
                .map((row, context) -> read(row))
                .list());
  }

  /** The newest reports in which somebody said something, the newest first. */
  public List<Report> newestWithWords(int limit) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM feedback WHERE words <> ''"
                        + " ORDER BY reported_at DESC, event_id LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
  }

  private static Report read(ResultSet row) throws SQLException {
    return new Report(
        new ErrorCode(row.getInt("code")),
        Platform.valueOf(row.getString("platform")),
        row.getString("workspace"),
        row.getString("person_id"),
        row.getString("words"),
        Instant.ofEpochMilli(row.getLong("reported_at")));
  }

  /** How many reports there are. */
  public int count() {
    return count("SELECT COUNT(*) FROM feedback");
  }

  private int count(String query) {
    return reads.withHandle(handle -> handle.select(query).mapTo(Integer.class).one());
  }
}

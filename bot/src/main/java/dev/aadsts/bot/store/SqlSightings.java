package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.sighting.CodeCount;
import dev.aadsts.bot.sighting.Sighting;
import dev.aadsts.bot.sighting.SightingStore;
import dev.aadsts.bot.sighting.Trouble;
import dev.aadsts.kb.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Sightings in the database. Safe for use by many threads and processes. */
public final class SqlSightings implements SightingStore {
  private static final Comparator<Trouble> ORDER =
      Comparator.comparing(Trouble::platform)
          .thenComparing(Trouble::workspace)
          .thenComparing(Trouble::code)
          .thenComparing(Trouble::app);

  private static final String SINCE =
      "SELECT platform, workspace, code, app, person_id, seen_at FROM sightings"
          + " WHERE seen_at >= ? ORDER BY seen_at DESC LIMIT ?";

  private final Queries jdbi;
  private final Queries reads;

  public SqlSightings(Database database) {
    this.jdbi = database.jdbi();
    this.reads = database.reads();
  }

  @Override
  public void add(List<Sighting> sightings, Map<Day, Integer> times) {
    jdbi.useTransaction(
        handle -> {
          addPeople(handle, sightings);
          addTimes(handle, times);
        });
  }

  // In one order in every process, or two that add the same rows would wait for each other.
  private static void addPeople(Handle handle, List<Sighting> sightings) {
    if (sightings.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO sightings (platform, workspace, code, app, person_id, seen_at)"
                + " VALUES (:platform, :workspace, :code, :app, :person, :at)"
                + " ON CONFLICT (platform, workspace, code, app, person_id) DO UPDATE"
                + " SET seen_at = excluded.seen_at WHERE sightings.seen_at < excluded.seen_at");
    sightings.stream()
        .sorted(Comparator.comparing(Sighting::trouble, ORDER).thenComparing(Sighting::personId))
        .forEach(
            sighting ->
                bind(batch, sighting.trouble())
                    .bind("app", sighting.trouble().app())
                    .bind("person", sighting.personId())
                    .bind("at", sighting.at().toEpochMilli())
                    .add());
    batch.execute();
  }

  private static void addTimes(Handle handle, Map<Day, Integer> times) {
    if (times.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO code_counts (platform, workspace, code, day, times)"
                + " VALUES (:platform, :workspace, :code, :day, :times)"
                + " ON CONFLICT (platform, workspace, code, day) DO UPDATE"
                + " SET times = code_counts.times + excluded.times");
    times.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Day::trouble, ORDER).thenComparingLong(Day::epochDay)))
        .forEach(
            entry ->
                bind(batch, entry.getKey().trouble())
                    .bind("day", entry.getKey().epochDay())
                    .bind("times", entry.getValue())
                    .add());
    batch.execute();
  }

  private static PreparedBatch bind(PreparedBatch batch, Trouble trouble) {
    return batch
        .bind("platform", trouble.platform().name())
        .bind("workspace", trouble.workspace())
        .bind("code", trouble.code().number());
  }

  @Override
  public List<Sighting> since(Instant moment, int limit) {
    return reads.list(SINCE, SqlSightings::sighting, moment.toEpochMilli(), limit);
  }

  private static Sighting sighting(ResultSet row) throws SQLException {
    var trouble =
        new Trouble(
            Platform.valueOf(row.getString(1)),
            row.getString(2),
            new ErrorCode(row.getInt(3)),
            row.getString(4));
    return new Sighting(trouble, row.getString(5), Instant.ofEpochMilli(row.getLong(6)));
  }

  @Override
  public List<CodeCount> counts(Platform platform, String workspace, long since, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT code, SUM(times) AS total FROM code_counts"
                        + " WHERE platform = :platform AND workspace = :workspace AND day >= :since"
                        + " GROUP BY code ORDER BY total DESC, code LIMIT :limit")
                .bind("platform", platform.name())
                .bind("workspace", workspace)
                .bind("since", since)
                .bind("limit", limit)
                .map((row, context) -> new CodeCount(new ErrorCode(row.getInt(1)), row.getInt(2)))
                .list());
  }

  @Override
  public int forgetPeopleBefore(Instant moment) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM sightings WHERE seen_at < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute());
  }

  @Override
  public int deleteCountsBefore(long epochDay) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM code_counts WHERE day < :day")
                .bind("day", epochDay)
                .execute());
  }
}

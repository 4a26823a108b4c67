package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.sighting.CodeCount;
import dev.aadsts.bot.sighting.Sighting;
import dev.aadsts.bot.sighting.SightingStore;
import dev.aadsts.bot.sighting.Trouble;
import dev.aadsts.kb.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** Sightings in the database. Safe for use by many threads and processes. */
public final class SqlSightings implements SightingStore {
  private static final Comparator<Trouble> ORDER =
      Comparator.comparing(Trouble::platform)
          .thenComparing(Trouble::workspace)
          .thenComparing(Trouble::code)
          .thenComparing(Trouble::app);

  private static final Comparator<Day> DAYS =
      Comparator.comparing(Day::trouble, ORDER).thenComparingLong(Day::epochDay);

  private static final String ADD_PERSON =
      "INSERT INTO sighting_log (platform, workspace, code, app, person_id, seen_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private static final String ADD_TIMES =
      "INSERT INTO code_counts (platform, workspace, code, day, times) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (platform, workspace, code, day) DO UPDATE"
          + " SET times = code_counts.times + excluded.times";

  private static final String SINCE =
      "SELECT platform, workspace, code, app, person_id, seen_at FROM sighting_log"
          + " WHERE seen_at >= ? ORDER BY seen_at DESC LIMIT ?";

  private final Queries queries;
  private final Queries reads;

  public SqlSightings(Database database) {
    this.queries = database.queries();
    this.reads = database.reads();
  }

  @Override
  public void add(List<Sighting> sightings, Map<Day, Integer> times) {
    try {
      queries.useTransaction(
          handle -> {
            addPeople(handle.getConnection(), sightings);
            addTimes(handle.getConnection(), times);
          });
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  // Past Jdbi, as there may be one for each message.
  private static void addPeople(Connection connection, List<Sighting> sightings)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ADD_PERSON)) {
      for (Sighting sighting : sightings) {
        bind(insert, sighting.trouble());
        insert.setString(4, sighting.trouble().app());
        insert.setString(5, sighting.personId());
        insert.setLong(6, sighting.at().toEpochMilli());
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
  }

  // In one order in every process, or two that add to the same rows would wait for each other.
  private static void addTimes(Connection connection, Map<Day, Integer> times) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ADD_TIMES)) {
      for (Day day : times.keySet().stream().sorted(DAYS).toList()) {
        bind(insert, day.trouble());
        insert.setLong(4, day.epochDay());
        insert.setInt(5, times.getOrDefault(day, 0));
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, Trouble trouble) throws SQLException {
    insert.setString(1, trouble.platform().name());
    insert.setString(2, trouble.workspace());
    insert.setInt(3, trouble.code().number());
  }

  @Override
  public List<Sighting> since(Instant moment, int limit) {
    var known = new HashSet<Map.Entry<Trouble, String>>();
    return reads.list(SINCE, SqlSightings::sighting, moment.toEpochMilli(), limit).stream()
        .filter(one -> known.add(Map.entry(one.trouble(), one.personId())))
        .toList();
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
    return reads.withHandle(
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
    return queries.withHandle(
        handle ->
            forget(handle, "sighting_log", moment)
                // What the version before has left.
                + forget(handle, "sightings", moment));
  }

  private static int forget(Handle handle, String table, Instant moment) {
    return handle
        .createUpdate("DELETE FROM " + table + " WHERE seen_at < :moment")
        .bind("moment", moment.toEpochMilli())
        .execute();
  }

  @Override
  public int deleteCountsBefore(long epochDay) {
    return queries.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM code_counts WHERE day < :day")
                .bind("day", epochDay)
                .execute());
  }
}

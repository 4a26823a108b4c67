package dev.aadsts.bot.store;

import dev.aadsts.kb.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How often each cause was it: counted in the checklists, and kept when those are deleted. */
final class CauseOutcomes {
  private static final String COUNT =
      "SELECT cause, SUM(times) FROM ("
          + "SELECT confirmed_cause AS cause, 1 AS times FROM checklists"
          + " WHERE workspace = ? AND code = ? AND confirmed_cause IS NOT NULL"
          + " UNION ALL SELECT cause, times FROM cause_outcomes WHERE workspace = ? AND code = ?"
          + ") AS found GROUP BY cause";

  private CauseOutcomes() {}

  /** What one checklist found. */
  record Found(String workspace, int code, String cause) implements Comparable<Found> {
    private static final Comparator<Found> ORDER =
        Comparator.comparing(Found::workspace)
            .thenComparingInt(Found::code)
            .thenComparing(Found::cause);

    /** What the checklist in that row found, if it did. */
    static Optional<Found> in(ResultSet row) throws SQLException {
      String workspace = row.getString("workspace");
      int code = row.getInt("code");
      return Optional.ofNullable(row.getString("confirmed_cause"))
          .map(cause -> new Found(workspace, code, cause));
    }

    @Override
    public int compareTo(Found other) {
      return ORDER.compare(this, other);
    }
  }

  static Map<String, Integer> count(Queries reads, String workspace, ErrorCode code) {
    int number = code.number();
    return reads
        .list(
            COUNT,
            row -> Map.entry(row.getString(1), row.getInt(2)),
            workspace,
            number,
            workspace,
            number)
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Keeps what checklists found that are being deleted. */
  static void remember(Handle handle, Collection<Found> findings) {
    // In one order for everybody, so that two processes cannot lock each other out.
    var counts = new TreeMap<Found, Integer>();
    findings.forEach(found -> counts.merge(found, 1, Integer::sum));
    counts.forEach((found, times) -> remember(handle, found, times));
  }

  private static void remember(Handle handle, Found found, int times) {
    handle
        .createUpdate(
            "INSERT INTO cause_outcomes (workspace, code, cause, times)"
                + " VALUES (:workspace, :code, :cause, :times)"
                + " ON CONFLICT (workspace, code, cause)"
                + " DO UPDATE SET times = cause_outcomes.times + excluded.times")
        .bind("workspace", found.workspace())
        .bind("code", found.code())
        .bind("cause", found.cause())
        .bind("times", times)
        .execute();
  }
}

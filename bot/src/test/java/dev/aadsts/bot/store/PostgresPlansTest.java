package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How PostgreSQL looks for rows in tables that it knows to be empty or small: it keeps such plans
 * while they grow.
 */
final class PostgresPlansTest {
  private static final List<String> CLAIM =
      List.of("'c'", "'e'", "'SLACK'", "'T1'", "'C1'", "''", "''", "9", "'d'", "1", "1");

  private final Database database = Database.postgres(Postgres.freshDatabase());
  private final List<DataSource> connections =
      List.of(database.dataSource(), database.commits().database());

  @BeforeEach
  void countNoRows() throws SQLException {
    execute("ANALYZE");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 60})
  void leadToAClaimByItsThing(int rows) throws SQLException {
    fill(
        "INSERT INTO claims (thing, event_id, platform, workspace, channel, thread, until)"
            + " SELECT 'thing' || n, 'e', 'SLACK', 'T1', 'C1', '', n",
        rows);

    assertPlan(SqlClaims.FIND, List.of("'a'"), "claims_pkey");
    assertPlan(SqlClaims.CLAIM.sql(), CLAIM, "claims_pkey");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 60})
  void leadToAReceiptByItsEvent(int rows) throws SQLException {
    fill("INSERT INTO receipts (event_id, part, begun_at) SELECT 'e' || n, 'root', n", rows);

    assertPlan(SqlReceipts.DELIVERED.sql(), List.of("'m'", "'e'", "'root'"), "receipts_pkey");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 60})
  void leadToAnEventByItsId(int rows) throws SQLException {
    fill(
        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " SELECT 'event', 'e' || n, now(), FALSE, 1",
        rows);

    assertPlan(
        SqlEventRows.REPLACE.sql(),
        List.of("NULL", "now()", "'handled'", "'e'"),
        "scheduled_tasks_pkey");
  }

  private void fill(String insert, int rows) throws SQLException {
    execute(insert + " FROM generate_series(1, " + rows + ") n");
    execute("ANALYZE");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void assertPlan(String sql, List<String> values, String index) throws SQLException {
    Iterator<String> next = values.iterator();
    String filled = Pattern.compile("\\?").matcher(sql).replaceAll(mark -> next.next());
    for (DataSource each : connections) {
      assertThat(plan(each, filled))
          .anyMatch(line -> line.contains("Index Scan using " + index))
          .noneMatch(line -> line.contains("Scan") && !line.contains(index));
    }
  }

  private static List<String> plan(DataSource connections, String sql) throws SQLException {
    var lines = new ArrayList<String>();
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("EXPLAIN " + sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}

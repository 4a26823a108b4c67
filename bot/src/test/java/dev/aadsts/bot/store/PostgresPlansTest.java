package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.testkit.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How PostgreSQL looks for rows in tables that it knows to be small: it keeps such plans while they
 * grow.
 */
final class PostgresPlansTest {
  private final Database database = Database.postgres(Postgres.freshDatabase());

  @BeforeEach
  void fillALittleAndCount() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO claims (thing, event_id, platform, workspace, channel, thread, until)"
              + " VALUES ('a', 'e', 'SLACK', 'T1', 'C1', '', 9), ('b', 'f', 'SLACK', 'T1', 'C1', '', 9)");
      statement.execute(
          "INSERT INTO receipts (event_id, part, begun_at) VALUES ('e', 'root', 1), ('f', 'root', 2)");
      statement.execute(
          "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
              + " VALUES ('event', 'e', now(), FALSE, 1), ('event', 'f', now(), FALSE, 1)");
      statement.execute("ANALYZE");
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT event_id FROM claims WHERE thing = 'a' AND until > 1",
        "UPDATE receipts SET message_id = 'm' WHERE event_id = 'e' AND part = 'root'",
        "UPDATE scheduled_tasks SET version = 2 WHERE task_name = 'event' AND task_instance = 'e'",
      })
  void leadToARowByItsKey(String sql) throws SQLException {
    assertThat(plan(database.dataSource(), sql)).contains("_pkey").doesNotContain("Seq Scan");
    assertThat(plan(database.commits().database(), sql))
        .contains("_pkey")
        .doesNotContain("Seq Scan");
  }

  private static String plan(DataSource connections, String sql) throws SQLException {
    var lines = new ArrayList<String>();
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("EXPLAIN " + sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return String.join("\n", List.copyOf(lines));
  }
}

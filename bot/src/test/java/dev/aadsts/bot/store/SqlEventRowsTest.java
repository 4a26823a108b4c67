package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How SQLite finds rows of the queue, of which there may be a million, as it says itself. */
final class SqlEventRowsTest {
  @TempDir private Path folder;

  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void findsWhatIsToBeForgottenByItsTime() {
    assertThat(plan(SqlEventRows.FORGET)).contains("USING INDEX scheduled_tasks_due");
  }

  private String plan(String sql) {
    return database
        .queries()
        .withHandle(
            handle ->
                String.join(
                    "\n",
                    handle
                        .createQuery("EXPLAIN QUERY PLAN " + sql.replaceAll(":[a-z]+", "0"))
                        .map((row, context) -> row.getString("detail"))
                        .list()));
  }
}

package dev.aadsts.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__\\w+\\.sql");

  @TempDir private Path folder;

  @Test
  void knowsTheNewestMigration() throws IOException, URISyntaxException {
    var first = SchemaTest.class.getResource("V1__start.sql");
    assertThat(first).isNotNull();
    try (Stream<Path> files = Files.list(Path.of(first.toURI()).resolveSibling(""))) {
      List<Integer> versions =
          files
              .map(file -> MIGRATION.matcher(String.valueOf(file.getFileName())))
              .filter(Matcher::matches)
              .map(name -> Integer.valueOf(name.group(1)))
              .sorted()
              .toList();

      assertThat(versions).last().isEqualTo(Schema.NEWEST);
    }
  }

  @Test
  void doesNotLookForMigrationsInAFileThatHasThemAll() throws SQLException {
    Database.sqlite(folder).close();
    execute("DROP TABLE flyway_schema_history");

    try (var database = Database.sqlite(folder)) {
      assertThat(database.isUp()).isTrue();
    }

    // Flyway would have objected to tables without a history.
    assertThat(version()).isEqualTo(Schema.NEWEST);
  }

  @Test
  void bringsAFileOfAnOtherVersionToThisOne() throws SQLException {
    Database.sqlite(folder).close();
    execute("PRAGMA user_version = 0");
    execute("DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) >= 9");
    execute("ALTER TABLE addresses DROP COLUMN team");
    execute("ALTER TABLE claims DROP COLUMN about");
    execute("ALTER TABLE checklist_changes DROP COLUMN event_id");
    execute("DROP TABLE sightings");
    execute("DROP TABLE sighting_log");
    execute("DROP TABLE code_counts");

    try (var database = Database.sqlite(folder)) {
      assertThat(new SqlSettings(database)).isNotNull();
    }

    execute("SELECT * FROM sightings");
    assertThat(version()).isEqualTo(Schema.NEWEST);
  }

  @Test
  void keepsTheMarkWhenItIsAskedWhetherTheDiskTakesWrites() throws SQLException {
    try (var database = Database.sqlite(folder)) {
      assertThat(database.isUp()).isTrue();
    }

    assertThat(version()).isEqualTo(Schema.NEWEST);
  }

  private int version() throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("PRAGMA user_version")) {
      version.next();
      return version.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("aadsts.db"));
  }
}

package dev.aadsts.bot.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** While an upgrade rolls, the version before writes to the schema of the new one. */
final class MigrationsTest {
  private static final Pattern CREATED =
      Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNIQUE_ON =
      Pattern.compile("CREATE UNIQUE INDEX \\w+ ON (\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADD_COLUMN =
      Pattern.compile("ALTER TABLE (\\w+) ADD (?:COLUMN )?(.+)", Pattern.CASE_INSENSITIVE);

  static Stream<Path> migrations() throws IOException, URISyntaxException {
    var folder =
        Path.of(
            Objects.requireNonNull(
                    MigrationsTest.class.getResource("/dev/aadsts/bot/store/V1__start.sql"))
                .toURI());
    try (Stream<Path> files = Files.list(folder.getParent())) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void onlyAdd(Path migration) throws IOException {
    assertThat(breaking(Files.readString(migration, UTF_8))).isEmpty();
  }

  @Test
  void areFound() throws Exception {
    assertThat(migrations()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE receipts;",
        "ALTER TABLE receipts DROP COLUMN part;",
        "ALTER TABLE receipts RENAME COLUMN part TO piece;",
        "ALTER TABLE receipts RENAME TO proofs;",
        "ALTER TABLE receipts ADD COLUMN size INTEGER NOT NULL;",
        "ALTER TABLE receipts ALTER COLUMN part TYPE INTEGER;",
        "CREATE UNIQUE INDEX one_part ON receipts (part);",
        "-- gone\ndelete from receipts;"
      })
  void wouldBeSeenToBreakTheVersionBefore(String sql) {
    assertThat(breaking(sql)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE new (id TEXT NOT NULL PRIMARY KEY); CREATE UNIQUE INDEX i ON new (id);",
        "ALTER TABLE receipts ADD COLUMN size INTEGER;",
        "ALTER TABLE receipts ADD COLUMN size INTEGER NOT NULL DEFAULT 0;",
        "-- DROP TABLE in a remark\nCREATE INDEX i ON receipts (part);"
      })
  void mayAdd(String sql) {
    assertThat(breaking(sql)).isEmpty();
  }

  /** The statements that a writer of the version before might not survive. */
  private static List<String> breaking(String sql) {
    List<String> statements =
        Arrays.stream(sql.replaceAll("--[^\\n]*", "").split(";"))
            .map(statement -> statement.strip().replaceAll("\\s+", " "))
            .filter(statement -> !statement.isEmpty())
            .toList();
    Set<String> fresh = new HashSet<>();
    statements.forEach(statement -> first(CREATED, statement).ifPresent(fresh::add));
    return statements.stream().filter(statement -> !adds(statement, fresh)).toList();
  }

  private static boolean adds(String statement, Set<String> fresh) {
    String upper = statement.toUpperCase(Locale.ROOT);
    if (upper.startsWith("CREATE TABLE ") || upper.startsWith("CREATE INDEX ")) {
      return true;
    }
    if (upper.startsWith("CREATE UNIQUE INDEX ")) {
      return first(UNIQUE_ON, statement).filter(fresh::contains).isPresent();
    }
    Matcher column = ADD_COLUMN.matcher(statement);
    return column.matches()
        && (!upper.contains("NOT NULL")
            || upper.contains(" DEFAULT ")
            || fresh.contains(column.group(1)));
  }

  private static Optional<String> first(Pattern pattern, String statement) {
    Matcher matcher = pattern.matcher(statement);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}

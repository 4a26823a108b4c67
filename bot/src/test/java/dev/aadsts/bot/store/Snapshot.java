package dev.aadsts.bot.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every row of every table, as text, its table first.
 *
 * @param rows each once
 */
record Snapshot(Set<String> rows) {
  private static final String SQLITE =
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  private static final String POSTGRES =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";

  /** The tables that there are. */
  static List<String> tables(Database database, boolean sqlite) {
    return database
        .queries()
        .withHandle(
            handle ->
                handle
                    .createQuery(sqlite ? SQLITE : POSTGRES)
                    .mapTo(String.class)
                    .filter(table -> !table.startsWith("flyway"))
                    .list());
  }

  static Snapshot of(Database database, boolean sqlite) {
    List<String> tables = tables(database, sqlite);
    return database
        .queries()
        .withHandle(
            handle ->
                new Snapshot(
                    tables.stream()
                        .flatMap(
                            table ->
                                handle.createQuery("SELECT * FROM " + table).mapToMap().stream()
                                    .map(row -> text(table, row))
                                    .toList()
                                    .stream())
                        .collect(Collectors.toUnmodifiableSet())));
  }

  // Without what is encrypted: any word may stand in that.
  private static String text(String table, Map<String, Object> row) {
    return Stream.concat(
            Stream.of(table),
            row.entrySet().stream()
                .filter(column -> !column.getKey().equals("sealed"))
                .map(column -> text(column.getValue())))
        .collect(Collectors.joining("|"));
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  /** Those in which one of these words stands. */
  Snapshot with(String... words) {
    return where(row -> Stream.of(words).anyMatch(row::contains));
  }

  /** Those in which none of these words stands. */
  Snapshot without(String... words) {
    return where(row -> Stream.of(words).noneMatch(row::contains));
  }

  private Snapshot where(Predicate<String> wanted) {
    return new Snapshot(rows.stream().filter(wanted).collect(Collectors.toUnmodifiableSet()));
  }

  /** The tables that have rows. */
  Set<String> tables() {
    return rows.stream()
        .map(row -> List.of(row.split("\\|", 2)).getFirst())
        .collect(Collectors.toUnmodifiableSet());
  }
}

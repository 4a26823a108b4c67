package dev.aadsts.bot.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands in the SQLite file of a bot, as somebody sees it who opens the file. */
public final class Rows {
  private Rows() {}

  /** Every value of every row of every table, one each line, as text. */
  public static String all(Path folder) {
    var all = new StringBuilder();
    for (String table : in(folder, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
      for (String column : in(folder, "SELECT name FROM pragma_table_info('" + table + "')")) {
        in(folder, "SELECT CAST(\"" + column + "\" AS TEXT) FROM \"" + table + "\"")
            .forEach(value -> all.append(value).append('\n'));
      }
    }
    return all.toString();
  }

  /** The bytes of every file in a folder, as text: what is left of deleted rows, too. */
  public static String bytes(Path folder) {
    var all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  /** The first column of what a query finds. */
  public static List<String> in(Path folder, String query) {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("aadsts.db"));
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read " + folder, e);
    }
  }
}

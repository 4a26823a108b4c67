package dev.aadsts.bot.store;

import dev.aadsts.bot.cache.Lazy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * Asks a database, mostly through Jdbi. That is made when somebody first needs it: it takes a good
 * part of a start, and its first statement makes itself known to Flight Recorder. What each first
 * answer asks goes past it, through {@link #list}. Safe for use by many threads.
 */
final class Queries {
  private final DataSource database;
  private final Lazy<Jdbi> jdbi;

  Queries(DataSource database) {
    this.database = database;
    this.jdbi = new Lazy<>(() -> Jdbi.create(database));
  }

  /** Makes something of a row. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * The rows of a query, without Jdbi.
   *
   * @param sql with a question mark for each of the values
   */
  <T> List<T> list(String sql, Reading<T> reading, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      var found = new ArrayList<T>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(reading.of(rows));
        }
      }
      return List.copyOf(found);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  /** As {@link Jdbi#withHandle}. */
  <R, X extends Exception> R withHandle(HandleCallback<R, X> work) throws X {
    return jdbi.get().withHandle(work);
  }

  /** As {@link Jdbi#useHandle}. */
  <X extends Exception> void useHandle(HandleConsumer<X> work) throws X {
    jdbi.get().useHandle(work);
  }

  /** As {@link Jdbi#inTransaction}. */
  <R, X extends Exception> R inTransaction(HandleCallback<R, X> work) throws X {
    return jdbi.get().inTransaction(work);
  }

  /** As {@link Jdbi#useTransaction}. */
  <X extends Exception> void useTransaction(HandleConsumer<X> work) throws X {
    jdbi.get().useTransaction(work);
  }
}

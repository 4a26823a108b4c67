package dev.aadsts.bot.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Several writes in one transaction. For one thread. */
final class Transaction {
  private final DataSource database;
  private final boolean sameConnection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private @Nullable Connection preparedOn;

  /**
   * @param sameConnection whether there is only one, on which statements are kept: to prepare them
   *     takes SQLite as long as to write a few rows
   */
  Transaction(DataSource database, boolean sameConnection) {
    this.database = database;
    this.sameConnection = sameConnection;
  }

  /** There is no connection: no write can be to blame. */
  static final class NoConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    NoConnectionException(SQLException cause) {
      super(cause);
    }
  }

  /** Commits all of them, or none, and then completes them. */
  void commit(List<Write> writes) throws SQLException, NoConnectionException {
    var counts = new ArrayList<Runnable>(writes.size());
    try (Connection connection = connect()) {
      if (writes.size() == 1) {
        run(connection, writes, counts);
      } else {
        connection.setAutoCommit(false);
        try {
          for (List<Write> rows : byStatement(writes).values()) {
            run(connection, rows, counts);
          }
          connection.setAutoCommit(true); // Commits.
        } catch (SQLException | RuntimeException | Error e) {
          undo(connection, e);
          throw e;
        }
      }
    }
    counts.forEach(Runnable::run);
  }

  private Connection connect() throws NoConnectionException {
    try {
      return database instanceof PriorityDataSource line
          ? line.firstConnection()
          : database.getConnection();
    } catch (SQLException e) {
      throw new NoConnectionException(e);
    }
  }

  private static Map<Integer, List<Write>> byStatement(List<Write> writes) {
    var ranked = new TreeMap<Integer, List<Write>>();
    for (Write write : writes) {
      ranked.computeIfAbsent(write.statement().rank(), rank -> new ArrayList<>()).add(write);
    }
    ranked.values().forEach(rows -> rows.sort(Comparator.comparing(Write::key)));
    return ranked;
  }

  private void run(Connection connection, List<Write> rows, List<Runnable> counts)
      throws SQLException {
    String sql = rows.getFirst().statement().sql();
    if (sameConnection) {
      PreparedStatement kept = kept(connection.unwrap(Connection.class), sql);
      try {
        run(kept, rows, counts);
        kept.clearBatch();
      } catch (SQLException | RuntimeException | Error e) {
        // It may have rows of this commit, and the driver closes it after some failures, a full
        // disk among them.
        prepared.remove(sql);
        close(kept, e);
        throw e;
      }
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      run(statement, rows, counts);
    }
  }

  // Prepared past the pool, which would close it when the connection goes back.
  @SuppressWarnings("ReferenceEquality") // This very connection is meant.
  private PreparedStatement kept(Connection connection, String sql) throws SQLException {
    if (connection != preparedOn) {
      prepared.clear(); // They went with the connection before.
      preparedOn = connection;
    }
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  // SQLite may have done so by itself, and then says that there is nothing to be undone.
  private static void undo(Connection connection, Throwable because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private static void close(PreparedStatement broken, Throwable because) {
    try {
      broken.close();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private static void run(PreparedStatement statement, List<Write> rows, List<Runnable> counts)
      throws SQLException {
    if (rows.size() == 1) {
      Write only = rows.getFirst();
      only.row().fill(statement);
      int changed = statement.executeUpdate();
      counts.add(() -> only.done().complete(changed));
      return;
    }
    for (Write write : rows) {
      write.row().fill(statement);
      statement.addBatch();
    }
    int[] changed = statement.executeBatch();
    for (int at = 0; at < changed.length; at++) {
      Write write = rows.get(at);
      int count = changed[at];
      counts.add(() -> write.done().complete(count));
    }
  }
}

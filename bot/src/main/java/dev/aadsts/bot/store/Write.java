package dev.aadsts.bot.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * One row for a {@link Statement}, on its way into a common commit.
 *
 * @param key of the row: rows of one statement are written in the order of their keys, or two
 *     processes that write the same ones would wait for each other
 * @param done completed with how many rows it changed, once that is durable
 */
record Write(Statement statement, String key, Row row, CompletableFuture<Integer> done) {

  /** Where writes of a kind stand in line; the first lane is served first. */
  enum Lane {
    /** Somebody waits for an acknowledgement. */
    EVENTS,
    /** An answer waits for it. */
    BEGINNINGS,
    /**
     * Nobody waits. In the order in which they came, and repeated until they work: what they note
     * has happened.
     */
    ENDINGS
  }

  /**
   * What rows are given to.
   *
   * @param rank its place in a transaction; no two statements have the same
   */
  record Statement(Lane lane, int rank, String sql) {}

  /** Fills a statement in. */
  @FunctionalInterface
  interface Row {
    void fill(PreparedStatement statement) throws SQLException;
  }

  static Write of(Statement statement, String key, Row row) {
    return new Write(statement, key, row, new CompletableFuture<>());
  }

  boolean isLasting() {
    return statement.lane() == Lane.ENDINGS;
  }
}

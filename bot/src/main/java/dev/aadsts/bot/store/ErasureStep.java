package dev.aadsts.bot.store;

import dev.aadsts.bot.erasure.Kept;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Rows of one table that are to go, or to lose a name.
 *
 * @param where which rows: may name {@code :platform}, {@code <workspaces>} and {@code :person}
 * @param set what to set in them; empty to delete them
 */
record ErasureStep(Kept kept, String table, String where, Optional<String> set) {

  /**
   * Whose rows.
   *
   * @param workspaces one or more
   * @param person empty where none is looked for
   */
  record Whose(String platform, List<String> workspaces, String person) {
    <S extends SqlStatement<S>> S bind(S statement) {
      return statement
          .bind("platform", platform)
          .bindList("workspaces", workspaces)
          .bind("person", person);
    }
  }

  static ErasureStep delete(Kept kept, String table, String where) {
    return new ErasureStep(kept, table, where, Optional.empty());
  }

  static ErasureStep set(Kept kept, String table, String where, String set) {
    return new ErasureStep(kept, table, where, Optional.of(set));
  }

  /** How many rows there are. */
  int count(Handle handle, Whose whose) {
    String sql = "SELECT COUNT(*) FROM " + table + " WHERE " + where;
    return whose.bind(handle.createQuery(sql)).mapTo(Integer.class).one();
  }

  /** Does it; says to how many rows. */
  int run(Handle handle, Whose whose) {
    String sql =
        set.map(values -> "UPDATE " + table + " SET " + values).orElse("DELETE FROM " + table)
            + " WHERE "
            + where;
    return whose.bind(handle.createUpdate(sql)).execute();
  }
}

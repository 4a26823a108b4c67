package dev.aadsts.bot.store;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** Whether a write failed for what it is, or because the database takes nothing at the moment. */
final class WriteErrors {
  // Connection, authorisation, transaction, resources, operator, system: not of what was written.
  // https://www.postgresql.org/docs/current/errcodes-appendix.html
  private static final Set<String> SURROUNDINGS =
      Set.of("08", "25", "28", "40", "53", "55", "57", "58");

  private static final Set<Integer> SURROUNDINGS_OF_SQLITE =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_LOCKED.code,
          SQLiteErrorCode.SQLITE_NOMEM.code,
          SQLiteErrorCode.SQLITE_READONLY.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code,
          SQLiteErrorCode.SQLITE_PROTOCOL.code);

  private WriteErrors() {}

  /** Whether it would fail again in a database that works. */
  static boolean isOfTheWrite(Throwable failure) {
    if (!(failure instanceof SQLException sql)) {
      return true; // Filling it in failed.
    }
    String state = sql.getSQLState();
    if (state == null || state.length() < 2) {
      return !SURROUNDINGS_OF_SQLITE.contains(sql.getErrorCode() & 0xff);
    }
    return !SURROUNDINGS.contains(state.substring(0, 2));
  }
}

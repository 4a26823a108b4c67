package dev.aadsts.bot.store;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;

/**
 * When a connection to PostgreSQL over which nothing comes any more is given up. A network that is
 * cut tells neither end: the driver would wait for ever, and PostgreSQL for hours, with the locks
 * that were taken there.
 *
 * @param connecting how long to wait for a new connection
 * @param silence how long to wait for an answer, and PostgreSQL for the next statement of a
 *     transaction; longer than anybody should wait for a lock
 */
record ConnectionTimeouts(Duration connecting, Duration silence) {
  static final ConnectionTimeouts USUAL =
      new ConnectionTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(15));

  /** Tells the driver; what the URL says counts more. */
  void noticedBy(HikariConfig config) {
    config.addDataSourceProperty("connectTimeout", Long.toString(connecting.toSeconds()));
    config.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
  }

  /** What PostgreSQL is to be told over each new connection. */
  String sql() {
    return "SET idle_in_transaction_session_timeout = " + silence.toMillis();
  }
}

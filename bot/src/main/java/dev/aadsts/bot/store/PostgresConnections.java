package dev.aadsts.bot.store;

import com.zaxxer.hikari.HikariConfig;

/**
 * How connections to PostgreSQL are made.
 *
 * @param timeouts when one is given up
 */
record PostgresConnections(PostgresUrl url, ConnectionTimeouts timeouts) {
  // PostgreSQL reads all of a table that it knows to be small, and keeps this plan for a statement
  // until the next ANALYZE, a minute later or more. When a sign-in breaks, tens of thousands of
  // rows
  // come within that minute, and each look for one of them would read them all.
  private static final String BY_INDEX = "SET enable_seqscan = off";

  // Up to version 17, the above makes a query without an index look dear enough to be compiled.
  private static final String NOT_COMPILED = "SET jit = off";

  void configure(HikariConfig pool) {
    pool.setJdbcUrl(url.jdbcUrl());
    url.user().ifPresent(pool::setUsername);
    url.password().ifPresent(pool::setPassword);
    timeouts.noticedBy(pool);
    pool.setConnectionInitSql(String.join("; ", timeouts.sql(), BY_INDEX, NOT_COMPILED));
  }
}

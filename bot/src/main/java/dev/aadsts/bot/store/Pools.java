package dev.aadsts.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The connections to a database, and who may have which of them: nobody who records what comes in
 * waits for those who answer. They are made when they are first asked for. Safe for use by many
 * threads.
 *
 * @param store for everything but what follows
 * @param prioritized the same, given out in turn where there is one only
 * @param queries over these
 * @param readers for what only reads
 * @param reads over these
 * @param writers for what is committed together
 * @param asked for the question whether the database is up
 * @param checkpoints where the database has a log that we see to
 */
record Pools(
    HikariDataSource store,
    DataSource prioritized,
    Queries queries,
    HikariDataSource readers,
    Queries reads,
    HikariDataSource writers,
    Queries asked,
    GroupCommit commits,
    Optional<Checkpoints> checkpoints)
    implements AutoCloseable {
  private static final int READERS_BESIDE_ONE_WRITER = 4;
  private static final int BESIDE_SEVERAL_WRITERS = 9;
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(2);

  /**
   * For SQLite, which lets one write at a time anyway. Those who wait for its lock ask again at
   * random, some for seconds; those who wait for the one connection stand in a queue. Whoever only
   * reads need not stand there: readers and the writer do not wait for each other.
   */
  static Pools ofOneWriter(Consumer<HikariConfig> settings) {
    HikariDataSource store = pool("store", settings, 1);
    HikariDataSource readers = small("store-readers", settings, READERS_BESIDE_ONE_WRITER);
    var prioritized = new PriorityDataSource(store, CONNECTION_TIMEOUT);
    var queries = new Queries(prioritized);
    var checkpoints = new Checkpoints(readers);
    return new Pools(
        store,
        prioritized,
        queries,
        readers,
        new Queries(readers),
        store,
        queries,
        GroupCommit.ofOneWriter(prioritized, checkpoints::committed),
        Optional.of(checkpoints));
  }

  /**
   * For PostgreSQL. Answers may have every connection but the writers', and wait there for a lock:
   * what comes in is recorded and acknowledged all the same.
   */
  static Pools ofSeveralWriters(Consumer<HikariConfig> settings) {
    HikariDataSource store = pool("store", settings, BESIDE_SEVERAL_WRITERS);
    // And one to ask whether it is up.
    HikariDataSource writers = small("store-writers", settings, GroupCommit.MOST_WRITERS + 1);
    var queries = new Queries(store);
    return new Pools(
        store,
        store,
        queries,
        store,
        queries,
        writers,
        new Queries(writers),
        GroupCommit.ofSeveralWriters(writers),
        Optional.empty());
  }

  private static HikariDataSource small(String name, Consumer<HikariConfig> settings, int most) {
    HikariDataSource pool = pool(name, settings, most);
    pool.setMinimumIdle(1);
    return pool;
  }

  // Told by its setters: a copy of another's settings goes through reflection, which a start would
  // wait for.
  private static HikariDataSource pool(String name, Consumer<HikariConfig> settings, int most) {
    var pool = new HikariDataSource();
    settings.accept(pool);
    pool.setPoolName(name);
    pool.setMaximumPoolSize(most);
    pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    pool.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
    return pool;
  }

  @Override
  public void close() {
    commits.close();
    checkpoints.ifPresent(Checkpoints::close);
    readers.close();
    writers.close();
    store.close();
  }
}

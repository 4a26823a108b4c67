package dev.aadsts.bot.store;

import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.claim.Claims;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Claims in a file of SQLite, of which one process handles the events: who comes first is decided
 * here, so nobody waits for a commit to learn it. A claim is durable no later than what is said
 * because of it: it stands in one lane with the receipt that goes before a message, and in front of
 * it. The file is looked into only for what may be there: most things that somebody claims are
 * claimed for the first time. Safe for use by many threads.
 */
public final class SqliteClaims implements Claims {
  static final int MOST_REMEMBERED = 10_000;

  private final SqlClaims rows;
  private final Queries reads;
  private final GroupCommit commits;
  private final Map<String, Decided> decided = new ConcurrentHashMap<>();
  private final RotatingBloomFilter perhaps = new RotatingBloomFilter();
  // Whether what is there from earlier processes is in it.
  private volatile boolean knowsTheFile;

  public SqliteClaims(Database database) {
    this.rows = new SqlClaims(database);
    this.reads = database.reads();
    this.commits = database.commits();
  }

  private record Decided(Claim claim, CompletableFuture<Integer> written) {
    boolean countsAt(Instant now) {
      return claim.until().isAfter(now) && !written.isCompletedExceptionally();
    }
  }

  @Override
  public Claim claim(String thing, Claim claim, Instant now) {
    if (decided.size() >= MOST_REMEMBERED) {
      decided.values().removeIf(one -> one.written().isDone());
    }
    return decided
        .compute(
            thing,
            (key, known) ->
                known != null && known.countsAt(now) ? known : decide(thing, claim, now))
        .claim();
  }

  @Override
  public Optional<Claim> standing(String thing, Instant now) {
    Decided known = decided.get(thing);
    return known != null && known.countsAt(now) ? Optional.of(known.claim()) : written(thing, now);
  }

  private Decided decide(String thing, Claim claim, Instant now) {
    return written(thing, now)
        .map(standing -> new Decided(standing, CompletableFuture.completedFuture(0)))
        .orElseGet(() -> first(thing, claim, now));
  }

  private Optional<Claim> written(String thing, Instant now) {
    if (!knowsTheFile) {
      learnTheFile(now);
    }
    return perhaps.has(thing) ? rows.standing(thing, now) : Optional.empty();
  }

  private synchronized void learnTheFile(Instant now) {
    if (!knowsTheFile) { // Another thread may have done so.
      SqlClaims.untils(reads).forEach(one -> perhaps.add(one.thing(), one.until(), now));
      knowsTheFile = true;
    }
  }

  private Decided first(String thing, Claim claim, Instant now) {
    perhaps.add(thing, claim.until(), now);
    return new Decided(claim, commits.writeWithNext(SqlClaims.row(thing, claim, now)));
  }

  @Override
  public int deleteBefore(Instant moment) {
    decided.values().removeIf(one -> one.claim().until().isBefore(moment));
    perhaps.dropBefore(moment);
    return rows.deleteBefore(moment);
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.store.Write.Lane;
import dev.aadsts.bot.store.Write.Statement;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Claims in the database. Safe for use by many threads and processes. */
public final class SqlClaims implements Claims {
  private static final Statement CLAIM =
      new Statement(
          Lane.BEGINNINGS,
          6,
          "INSERT INTO claims (thing, event_id, platform, workspace, channel, thread, until)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (thing) DO UPDATE SET"
              + " event_id = excluded.event_id, platform = excluded.platform,"
              + " workspace = excluded.workspace, channel = excluded.channel,"
              + " thread = excluded.thread, until = excluded.until WHERE claims.until <= ?");

  private final Queries jdbi;
  private final Queries reads;
  private final GroupCommit commits;

  public SqlClaims(Database database) {
    this.jdbi = database.jdbi();
    this.reads = database.reads();
    this.commits = database.commits();
  }

  // Written first: in a common commit that costs less than to look.
  @Override
  public Claim claim(String thing, Claim claim, Instant now) {
    while (true) {
      if (insert(thing, claim, now)) {
        return claim;
      }
      Optional<Claim> standing = reads.withHandle(handle -> find(handle, thing, now));
      if (standing.isPresent()) {
        return standing.get();
      }
      // It has just run out: try to be the next.
    }
  }

  private static Optional<Claim> find(Handle handle, String thing, Instant now) {
    return handle
        .createQuery("SELECT * FROM claims WHERE thing = :thing AND until > :now")
        .bind("thing", thing)
        .bind("now", now.toEpochMilli())
        .map(
            (row, context) -> {
              String thread = row.getString("thread");
              return new Claim(
                  row.getString("event_id"),
                  new Conversation(
                      Platform.valueOf(row.getString("platform")),
                      row.getString("workspace"),
                      row.getString("channel"),
                      thread.isEmpty() ? Optional.empty() : Optional.of(thread)),
                  Instant.ofEpochMilli(row.getLong("until")));
            })
        .findOne();
  }

  private boolean insert(String thing, Claim claim, Instant now) {
    Conversation where = claim.where();
    Write write =
        Write.of(
            CLAIM,
            thing,
            statement -> {
              statement.setString(1, thing);
              statement.setString(2, claim.eventId());
              statement.setString(3, where.platform().name());
              statement.setString(4, where.workspace());
              statement.setString(5, where.channel());
              statement.setString(6, where.thread().orElse(""));
              statement.setLong(7, claim.until().toEpochMilli());
              statement.setLong(8, now.toEpochMilli());
            });
    return commits.writeNow(write) == 1;
  }

  @Override
  public int deleteBefore(Instant moment) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM claims WHERE until < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute());
  }
}

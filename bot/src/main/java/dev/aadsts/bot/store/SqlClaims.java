package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.claim.Claims;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Claims in the database. Safe for use by many threads and processes. */
public final class SqlClaims implements Claims {
  private final Jdbi jdbi;

  public SqlClaims(Database database) {
    this.jdbi = database.jdbi();
  }

  // Most who ask come too late, and need no write to be told so.
  @Override
  public Claim claim(String thing, Claim claim, Instant now) {
    return jdbi.withHandle(
        handle -> {
          while (true) {
            Optional<Claim> standing = find(handle, thing, now);
            if (standing.isPresent()) {
              return standing.get();
            }
            if (insert(handle, thing, claim, now)) {
              return claim;
            }
            // Somebody was faster: read whose it is.
          }
        });
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

  private static boolean insert(Handle handle, String thing, Claim claim, Instant now) {
    return handle
            .createUpdate(
                "INSERT INTO claims (thing, event_id, platform, workspace, channel, thread, until)"
                    + " VALUES (:thing, :event, :platform, :workspace, :channel, :thread, :until)"
                    + " ON CONFLICT (thing) DO UPDATE SET event_id = excluded.event_id,"
                    + " platform = excluded.platform, workspace = excluded.workspace,"
                    + " channel = excluded.channel, thread = excluded.thread,"
                    + " until = excluded.until WHERE claims.until <= :now")
            .bind("thing", thing)
            .bind("event", claim.eventId())
            .bind("platform", claim.where().platform().name())
            .bind("workspace", claim.where().workspace())
            .bind("channel", claim.where().channel())
            .bind("thread", claim.where().thread().orElse(""))
            .bind("until", claim.until().toEpochMilli())
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
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

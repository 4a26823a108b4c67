package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.claim.Claim;
import dev.aadsts.bot.claim.Claims;
import dev.aadsts.bot.store.Write.Lane;
import dev.aadsts.bot.store.Write.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Claims in a database of several processes. Safe for use by many threads and processes. */
public final class SqlClaims implements Claims {
  // The only condition on a row is its key: in an empty table PostgreSQL takes the index by the
  // time at which claims run out for as good a way, keeps that plan, and later goes through all
  // claims that stand.
  static final Statement CLAIM =
      new Statement(
          Lane.BEGINNINGS,
          6,
          "INSERT INTO claims (thing, event_id, platform, workspace, channel, thread, about, until)"
              + " SELECT ?, ?, ?, ?, ?, ?, ?, ?"
              + " WHERE COALESCE((SELECT other.until FROM claims other WHERE other.thing = ?), 0)"
              + " <= ?"
              + " ON CONFLICT (thing) DO UPDATE SET"
              + " event_id = excluded.event_id, platform = excluded.platform,"
              + " workspace = excluded.workspace, channel = excluded.channel,"
              + " thread = excluded.thread, about = excluded.about, until = excluded.until"
              + " WHERE claims.until <= ?");

  private static final Statement FORGET =
      new Statement(Lane.BEGINNINGS, 7, "DELETE FROM claims WHERE until < ?");

  static final String FIND =
      "SELECT event_id, platform, workspace, channel, thread, about, until FROM claims"
          + " WHERE thing = ?";

  private final Queries reads;
  private final GroupCommit commits;

  public SqlClaims(Database database) {
    this.reads = database.reads();
    this.commits = database.commits();
  }

  // Written first: in a common commit that costs less than to look.
  @Override
  public Claim claim(String thing, Claim claim, Instant now) {
    while (true) {
      if (claimUnless(thing, thing, claim, now)) {
        return claim;
      }
      Optional<Claim> standing = standing(thing, now);
      if (standing.isPresent()) {
        return standing.get();
      }
      // The other claim counted when we wrote, and was deleted since by somebody whose clock is
      // ahead: try to be the next.
    }
  }

  @Override
  public boolean claimUnless(String other, String thing, Claim claim, Instant now) {
    return commits.writeNow(row(other, thing, claim, now)) == 1;
  }

  @Override
  public Optional<Claim> standing(String thing, Instant now) {
    return reads.list(FIND, SqlClaims::claim, thing).stream()
        .filter(claim -> claim.until().isAfter(now))
        .findFirst();
  }

  /** What is claimed until when. */
  record Until(String thing, Instant until) {}

  /** All claims that are committed, with those that have run out and are not deleted yet. */
  static List<Until> untils(Queries reads) {
    return reads.list(
        "SELECT thing, until FROM claims",
        row -> new Until(row.getString(1), Instant.ofEpochMilli(row.getLong(2))));
  }

  private static Claim claim(ResultSet row) throws SQLException {
    String thread = row.getString(5);
    return new Claim(
        row.getString(1),
        new Conversation(
            Platform.valueOf(row.getString(2)),
            row.getString(3),
            row.getString(4),
            thread.isEmpty() ? Optional.empty() : Optional.of(thread)),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)));
  }

  /** Writes the claim unless another one to that thing counts then. */
  static Write row(String thing, Claim claim, Instant now) {
    return row(thing, thing, claim, now);
  }

  // One statement for both: two that write the same rows would have to wait for each other.
  private static Write row(String other, String thing, Claim claim, Instant now) {
    Conversation where = claim.where();
    return Write.of(
        CLAIM,
        thing,
        statement -> {
          statement.setString(1, thing);
          statement.setString(2, claim.eventId());
          statement.setString(3, where.platform().name());
          statement.setString(4, where.workspace());
          statement.setString(5, where.channel());
          statement.setString(6, where.thread().orElse(""));
          statement.setString(7, claim.about());
          statement.setLong(8, claim.until().toEpochMilli());
          statement.setString(9, other);
          statement.setLong(10, now.toEpochMilli());
          statement.setLong(11, now.toEpochMilli());
        });
  }

  // In line behind those that are still to be written.
  @Override
  public int deleteBefore(Instant moment) {
    return commits.writeNow(
        Write.of(FORGET, "", statement -> statement.setLong(1, moment.toEpochMilli())));
  }
}

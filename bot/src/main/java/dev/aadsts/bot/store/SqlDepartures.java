package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.erasure.Erasure;
import dev.aadsts.bot.erasure.Subject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Which workspaces and tenants have removed the app, and when. Who installs it again before all is
 * erased finds everything as it was. Safe for use by many threads and processes.
 */
public final class SqlDepartures {
  private static final String NOTE =
      " ON CONFLICT (platform, workspace) DO UPDATE SET left_at = excluded.left_at";

  // Installed again, by themselves or for the whole organisation; in a conversation again; or heard
  // of since, as where the app goes along with its user.
  private static final String GONE =
      "SELECT platform, workspace FROM departures WHERE left_at < :moment"
          + " AND NOT EXISTS (SELECT 1 FROM slack_installations"
          + " WHERE owner = departures.workspace OR owner IN (SELECT organisation"
          + " FROM slack_organisations WHERE workspace = departures.workspace))"
          + " AND NOT EXISTS (SELECT 1 FROM addresses WHERE tenant = departures.workspace)"
          + " AND NOT EXISTS (SELECT 1 FROM code_counts WHERE platform = departures.platform"
          + " AND workspace = departures.workspace AND day > departures.left_at / 86400000)";

  private final Queries jdbi;
  private final Erasure erasure;

  public SqlDepartures(Database database, Erasure erasure) {
    this.jdbi = database.jdbi();
    this.erasure = erasure;
  }

  /** Notes that a Slack app was removed by its owner, whose workspaces are still known. */
  static void ofSlack(Handle handle, String owner, Instant at) {
    handle
        .createUpdate(
            "INSERT INTO departures (platform, workspace, left_at)"
                + " SELECT 'SLACK', owned.workspace, :at FROM (SELECT :owner AS workspace"
                + " UNION SELECT workspace FROM slack_organisations WHERE organisation = :owner)"
                + " AS owned WHERE TRUE"
                + NOTE)
        .bind("owner", owner)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** Notes that the app is in no conversation of a tenant any more, if that is so. */
  static void ofTeams(Handle handle, String tenant, Instant at) {
    handle
        .createUpdate(
            "INSERT INTO departures (platform, workspace, left_at) SELECT 'TEAMS', :tenant, :at"
                + " WHERE NOT EXISTS (SELECT 1 FROM addresses WHERE tenant = :tenant)"
                + NOTE)
        .bind("tenant", tenant)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** Erases everything of those that left before that moment and are not back; says how many. */
  public int eraseBefore(Instant moment) {
    List<Subject> gone =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(GONE)
                    .bind("moment", moment.toEpochMilli())
                    .map(
                        (row, context) ->
                            Subject.workspace(
                                Platform.valueOf(row.getString("platform")),
                                row.getString("workspace")))
                    .list());
    gone.forEach(erasure::erase);
    forgetBefore(moment);
    return gone.size();
  }

  // Those of the ones that are back.
  private void forgetBefore(Instant moment) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM departures WHERE left_at < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute());
  }
}

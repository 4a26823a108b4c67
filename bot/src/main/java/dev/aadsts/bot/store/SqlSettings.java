package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.SettingsChange;
import dev.aadsts.bot.settings.SettingsStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Settings in the database. Safe for use by many threads and processes. */
public final class SqlSettings implements SettingsStore {
  // What is set for a whole workspace stands under no channel.
  private static final String WHOLE_WORKSPACE = "";
  private static final String IN_REACH =
      " platform = :platform AND workspace = :workspace AND channel IN (:channel, '')";
  private static final String COLUMNS =
      " channel, setting, value, by_id, by_name, changed_at FROM ";

  // These two are asked before a first answer, and so without Jdbi.
  private static final String FIND =
      "SELECT" + COLUMNS + "settings WHERE platform = ? AND workspace = ? AND channel IN (?, '')";
  private static final String CHANNELS =
      "SELECT DISTINCT channel FROM settings WHERE platform = ? AND workspace = ?"
          + " AND channel <> ''";

  private static final String INTO_HISTORY =
      "INSERT INTO setting_changes (event_id, platform, workspace, channel, setting, value, by_id,"
          + " by_name, changed_at) VALUES (:event, :platform, :workspace, :channel, :setting,"
          + " :value, :byId, :byName, :at) ON CONFLICT DO NOTHING";
  private static final String INTO_SETTINGS =
      "INSERT INTO settings (platform, workspace, channel, setting, value, by_id, by_name,"
          + " changed_at) VALUES (:platform, :workspace, :channel, :setting, :value, :byId,"
          + " :byName, :at) ON CONFLICT (platform, workspace, channel, setting) DO UPDATE SET"
          + " value = excluded.value, by_id = excluded.by_id, by_name = excluded.by_name,"
          + " changed_at = excluded.changed_at";

  private final Queries queries;
  private final Queries reads;

  public SqlSettings(Database database) {
    this.queries = database.queries();
    this.reads = database.reads();
  }

  @Override
  public List<SettingsChange> find(Conversation place) {
    return reads
        .list(FIND, SqlSettings::read, place.platform().name(), place.workspace(), place.channel())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Set<String> channels(Conversation workspace) {
    return Set.copyOf(
        reads.list(
            CHANNELS,
            row -> row.getString("channel"),
            workspace.platform().name(),
            workspace.workspace()));
  }

  @Override
  public boolean change(String eventId, Conversation place, SettingsChange change) {
    return queries.inTransaction(
        handle -> {
          boolean isNew = write(handle, place, change, INTO_HISTORY, eventId) == 1;
          if (isNew) {
            write(handle, place, change, INTO_SETTINGS, eventId);
          }
          return isNew;
        });
  }

  private static int write(
      Handle handle, Conversation place, SettingsChange change, String sql, String eventId) {
    String channel = change.scope() == Scope.CHANNEL ? place.channel() : WHOLE_WORKSPACE;
    return handle
        .createUpdate(sql)
        .bindMap(place(place, channel))
        .bind("event", eventId)
        .bind("setting", change.setting().key())
        .bind("value", change.value())
        .bind("byId", change.by().id())
        .bind("byName", change.by().name())
        .bind("at", change.at().toEpochMilli())
        .execute();
  }

  @Override
  public List<SettingsChange> changedBy(String eventId) {
    return queries.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT" + COLUMNS + "setting_changes WHERE event_id = :event ORDER BY setting")
                .bind("event", eventId)
                .map((row, context) -> read(row))
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }

  @Override
  public List<SettingsChange> history(Conversation place, int limit) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT"
                        + COLUMNS
                        + "setting_changes WHERE"
                        + IN_REACH
                        + " ORDER BY changed_at DESC, setting LIMIT :limit")
                .bindMap(place(place, place.channel()))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }

  /**
   * Forgets who changed something before that moment, and what was taken back before it; what still
   * counts is kept with who set it. Says how much that was.
   */
  public int forgetBefore(Instant moment) {
    return queries.inTransaction(
        handle ->
            handle
                    .createUpdate("DELETE FROM setting_changes WHERE changed_at < :moment")
                    .bind("moment", moment.toEpochMilli())
                    .execute()
                + handle
                    .createUpdate(
                        "DELETE FROM settings WHERE value IS NULL AND changed_at < :moment")
                    .bind("moment", moment.toEpochMilli())
                    .execute());
  }

  private static Map<String, String> place(Conversation place, String channel) {
    return Map.of(
        "platform", place.platform().name(),
        "workspace", place.workspace(),
        "channel", channel);
  }

  // Empty for a setting that a newer version knows.
  private static Optional<SettingsChange> read(ResultSet row) throws SQLException {
    Optional<Setting> setting = Setting.named(row.getString("setting"));
    if (setting.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SettingsChange(
            row.getString("channel").equals(WHOLE_WORKSPACE) ? Scope.WORKSPACE : Scope.CHANNEL,
            setting.get(),
            Optional.ofNullable(row.getString("value")),
            new Person(row.getString("by_id"), row.getString("by_name")),
            Instant.ofEpochMilli(row.getLong("changed_at"))));
  }
}

package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Change;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.bot.checklist.UnreadableChecklistException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A row of the table of checklists, as an object. */
final class ChecklistRow {
  private static final Logger LOG = LoggerFactory.getLogger(ChecklistRow.class);

  private ChecklistRow() {}

  /** Where it is, by the names of the columns. */
  static Map<String, String> place(Conversation conversation) {
    return Map.of(
        "platform", conversation.platform().name(),
        "workspace", conversation.workspace(),
        "channel", conversation.channel(),
        "thread", conversation.thread().orElse(""));
  }

  /**
   * The checklist of that row, with its changes.
   *
   * @throws UnreadableChecklistException if this version cannot read it
   */
  static Checklist read(Handle handle, ResultSet row) throws SQLException {
    var id = new ChecklistId(row.getString("id"));
    try {
      return read(handle, row, id);
    } catch (BrokenDocumentException e) {
      throw new UnreadableChecklistException(id, e);
    }
  }

  /** The checklists of those rows, in their order, without any that this version cannot read. */
  static List<Checklist> readable(Query rows, Handle handle) {
    return rows.map((row, context) -> readable(handle, row)).list().stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Checklist> readable(Handle handle, ResultSet row) throws SQLException {
    try {
      return Optional.of(read(handle, row));
    } catch (UnreadableChecklistException e) {
      LOG.warn("{}; it is left out of a list", e.getMessage());
      return Optional.empty();
    }
  }

  private static Checklist read(Handle handle, ResultSet row, ChecklistId id) throws SQLException {
    return new Checklist(
        id,
        conversation(row),
        Json.read(row.getString("plan"), Plan.class),
        new Person(row.getString("started_by_id"), row.getString("started_by_name")),
        Instant.ofEpochMilli(row.getLong("started_at")),
        changes(handle, id, row.getInt("revision")));
  }

  /** Where the checklist of that row is. */
  static Conversation conversation(ResultSet row) throws SQLException {
    String thread = row.getString("thread");
    return new Conversation(
        Platform.valueOf(row.getString("platform")),
        row.getString("workspace"),
        row.getString("channel"),
        thread.isEmpty() ? Optional.empty() : Optional.of(thread));
  }

  // Up to the revision of the row: somebody may append between the two queries, and the checklist
  // is given as it was at the first.
  private static List<Change> changes(Handle handle, ChecklistId id, int revision) {
    return handle
        .createQuery(
            "SELECT command, by_id, by_name, changed_at, event_id FROM checklist_changes"
                + " WHERE checklist_id = :id AND number <= :revision ORDER BY number")
        .bind("id", id.value())
        .bind("revision", revision)
        .map(
            (row, context) ->
                new Change(
                    Json.read(row.getString("command"), Command.class),
                    new Person(row.getString("by_id"), row.getString("by_name")),
                    Instant.ofEpochMilli(row.getLong("changed_at")),
                    Optional.ofNullable(row.getString("event_id"))))
        .list();
  }
}

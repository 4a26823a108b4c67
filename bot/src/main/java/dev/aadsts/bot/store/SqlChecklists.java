package dev.aadsts.bot.store;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Change;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.ChecklistStore;
import dev.aadsts.bot.checklist.Conclusion;
import dev.aadsts.kb.ErrorCode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Checklists in the database. Safe for use by many threads and processes. */
public final class SqlChecklists implements ChecklistStore {
  // Each attempt after the first needs somebody who ended the open checklist in that very moment.
  private static final int ATTEMPTS = 100;
  private static final String IN_CHANNEL =
      " platform = :platform AND workspace = :workspace AND channel = :channel";
  private static final String IN_THREAD = IN_CHANNEL + " AND thread = :thread";

  // From each code to the next by the index, however many checklists have it.
  private static final String CODES =
      "WITH RECURSIVE met (code) AS ("
          + "SELECT MIN(code) FROM checklists WHERE workspace = ?"
          + " UNION ALL SELECT (SELECT MIN(code) FROM checklists"
          + " WHERE workspace = ? AND code > met.code) FROM met WHERE met.code IS NOT NULL)"
          + " SELECT code FROM met WHERE code IS NOT NULL"
          + " UNION SELECT code FROM cause_outcomes WHERE workspace = ?";

  private final Queries queries;
  private final Queries reads;

  public SqlChecklists(Database database) {
    this.queries = database.queries();
    this.reads = database.reads();
  }

  @Override
  public Checklist open(Checklist checklist) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Checklist> open = queries.inTransaction(handle -> insertOrFind(handle, checklist));
      if (open.isPresent()) {
        return open.get();
      }
    }
    throw new IllegalStateException(
        "Whatever was open when checklist " + checklist.id() + " started ended at once");
  }

  // Empty where another was open when this one was to be inserted, and no longer is.
  private static Optional<Checklist> insertOrFind(Handle handle, Checklist checklist) {
    insert(handle, checklist);
    return handle
        .createQuery(
            "SELECT * FROM checklists WHERE outcome IS NULL AND code = :code AND" + IN_THREAD)
        .bindMap(ChecklistRow.place(checklist.conversation()))
        .bind("code", checklist.plan().code().number())
        .map((row, context) -> ChecklistRow.read(handle, row))
        .findOne();
  }

  @Override
  public Optional<Checklist> find(ChecklistId id) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM checklists WHERE id = :id")
                .bind("id", id.value())
                .map((row, context) -> ChecklistRow.read(handle, row))
                .findOne());
  }

  @Override
  public Optional<Checklist> find(ChecklistId id, Conversation from) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM checklists WHERE id = :id AND" + IN_CHANNEL)
                .bind("id", id.value())
                .bindMap(ChecklistRow.place(from))
                .map((row, context) -> ChecklistRow.read(handle, row))
                .findOne());
  }

  @Override
  public List<Checklist> openIn(Conversation conversation) {
    String where = conversation.thread().isPresent() ? IN_THREAD : IN_CHANNEL;
    List<Checklist> newestFirst =
        reads.withHandle(
            handle ->
                ChecklistRow.readable(
                    handle
                        .createQuery(
                            "SELECT * FROM checklists WHERE outcome IS NULL AND"
                                + where
                                + " ORDER BY started_at DESC, id DESC LIMIT "
                                + MOST_OPEN)
                        .bindMap(ChecklistRow.place(conversation)),
                    handle));
    return newestFirst.reversed();
  }

  @Override
  public List<Checklist> openFor(Conversation workspace, ErrorCode code) {
    return reads.withHandle(
        handle ->
            ChecklistRow.readable(
                handle
                    .createQuery(
                        "SELECT * FROM checklists WHERE outcome IS NULL AND platform = :platform"
                            + " AND workspace = :workspace AND code = :code"
                            + " ORDER BY started_at DESC, id DESC LIMIT "
                            + MOST_OPEN)
                    .bindMap(ChecklistRow.place(workspace))
                    .bind("code", code.number()),
                handle));
  }

  @Override
  public Appended append(Checklist changed) {
    try {
      return queries.inTransaction(handle -> append(handle, changed));
    } catch (UnableToExecuteStatementException e) {
      if (isUniqueViolation(e)) {
        return Appended.ANOTHER_IS_OPEN;
      }
      throw e;
    }
  }

  private static Appended append(Handle handle, Checklist changed) {
    Optional<Conclusion> conclusion = changed.progress().conclusion();
    Change change = changed.changes().getLast();
    int updated =
        handle
            .createUpdate(
                "UPDATE checklists SET revision = :revision, outcome = :outcome,"
                    + " confirmed_cause = :cause, touched_at = :at, assignee_id = :assignee"
                    + " WHERE id = :id AND revision = :before AND"
                    + IN_CHANNEL)
            .bindMap(ChecklistRow.place(changed.conversation()))
            .bind("id", changed.id().value())
            .bind("revision", changed.revision())
            .bind("before", changed.revision() - 1)
            .bind("outcome", conclusion.map(end -> end.outcome().name()))
            .bind("cause", conclusion.flatMap(Conclusion::cause))
            .bind("assignee", changed.progress().assignee().map(Person::id))
            .bind("at", change.at().toEpochMilli())
            .execute();
    if (updated == 0) {
      return Appended.STALE;
    }
    handle
        .createUpdate(
            "INSERT INTO checklist_changes (checklist_id, number, by_id, by_name, changed_at,"
                + " command, event_id) VALUES (:id, :number, :byId, :byName, :at, :command,"
                + " :event)")
        .bind("id", changed.id().value())
        .bind("number", changed.revision())
        .bind("byId", change.by().id())
        .bind("byName", change.by().name())
        .bind("at", change.at().toEpochMilli())
        .bind("command", Json.write(change.command()))
        .bind("event", change.event())
        .execute();
    return Appended.DONE;
  }

  @Override
  public List<Checklist> openOf(Conversation workspace, String personId) {
    return reads.withHandle(
        handle ->
            ChecklistRow.readable(
                handle
                    .createQuery(
                        "SELECT * FROM checklists WHERE outcome IS NULL AND platform = :platform"
                            + " AND workspace = :workspace AND (started_by_id = :person"
                            + " OR assignee_id = :person OR EXISTS (SELECT 1 FROM"
                            + " checklist_changes WHERE checklist_id = checklists.id"
                            + " AND by_id = :person))"
                            + " ORDER BY touched_at DESC, id DESC LIMIT "
                            + MOST_OPEN)
                    .bindMap(ChecklistRow.place(workspace))
                    .bind("person", personId),
                handle));
  }

  @Override
  public List<Untold> untold(
      Set<Platform> platforms, Instant idleSince, Instant closedSince, int limit) {
    if (platforms.isEmpty()) {
      return List.of();
    }
    return queries.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM checklists WHERE noticed_revision < revision"
                        + " AND platform IN (<platforms>)"
                        + " AND ((outcome IS NULL AND touched_at < :idle)"
                        + " OR (outcome = 'ABANDONED' AND touched_at >= :closed))"
                        + " ORDER BY touched_at LIMIT :limit")
                .bindList("platforms", platforms.stream().map(Platform::name).toList())
                .bind("idle", idleSince.toEpochMilli())
                .bind("closed", closedSince.toEpochMilli())
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Untold(
                            new ChecklistId(row.getString("id")),
                            row.getInt("revision"),
                            ChecklistRow.conversation(row)))
                .list());
  }

  @Override
  public void told(ChecklistId id, int revision) {
    queries.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE checklists SET noticed_revision = :revision"
                        + " WHERE id = :id AND noticed_revision < :revision")
                .bind("id", id.value())
                .bind("revision", revision)
                .execute());
  }

  @Override
  public List<ChecklistId> idleSince(Instant moment, int limit) {
    return queries.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM checklists WHERE outcome IS NULL AND touched_at < :moment"
                        + " ORDER BY touched_at LIMIT :limit")
                .bind("moment", moment.toEpochMilli())
                .bind("limit", limit)
                .mapTo(String.class)
                .map(ChecklistId::new)
                .list());
  }

  @Override
  public int countOpen() {
    return reads.withHandle(
        handle ->
            handle
                .select("SELECT COUNT(*) FROM checklists WHERE outcome IS NULL")
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public Set<ErrorCode> codes(String workspace) {
    return Set.copyOf(
        reads.list(CODES, row -> new ErrorCode(row.getInt(1)), workspace, workspace, workspace));
  }

  @Override
  public Map<String, Integer> confirmed(String workspace, ErrorCode code) {
    return CauseOutcomes.count(reads, workspace, code);
  }

  @Override
  public int deleteEndedBefore(Instant moment) {
    return queries.inTransaction(
        handle -> {
          List<Optional<CauseOutcomes.Found>> deleted =
              handle
                  .createQuery(
                      "DELETE FROM checklists WHERE outcome IS NOT NULL AND touched_at < :moment"
                          + " RETURNING workspace, code, confirmed_cause")
                  .bind("moment", moment.toEpochMilli())
                  .map((row, context) -> CauseOutcomes.Found.in(row))
                  .list();
          CauseOutcomes.remember(handle, deleted.stream().flatMap(Optional::stream).toList());
          return deleted.size();
        });
  }

  private static void insert(Handle handle, Checklist checklist) {
    handle
        .createUpdate(
            "INSERT INTO checklists (id, platform, workspace, channel, thread, code, plan,"
                + " started_by_id, started_by_name, started_at, revision, touched_at)"
                + " VALUES (:id, :platform, :workspace, :channel, :thread, :code, :plan,"
                + " :byId, :byName, :at, 0, :at) ON CONFLICT DO NOTHING")
        .bind("id", checklist.id().value())
        .bindMap(ChecklistRow.place(checklist.conversation()))
        .bind("code", checklist.plan().code().number())
        .bind("plan", Json.write(checklist.plan()))
        .bind("byId", checklist.startedBy().id())
        .bind("byName", checklist.startedBy().name())
        .bind("at", checklist.startedAt().toEpochMilli())
        .execute();
  }

  private static boolean isUniqueViolation(UnableToExecuteStatementException e) {
    // 23505 in PostgreSQL; SQLite has no states, only "[SQLITE_CONSTRAINT_UNIQUE] ...".
    return e.getCause() instanceof SQLException cause
        && ("23505".equals(cause.getSQLState())
            || String.valueOf(cause.getMessage()).contains("SQLITE_CONSTRAINT_UNIQUE"));
  }
}

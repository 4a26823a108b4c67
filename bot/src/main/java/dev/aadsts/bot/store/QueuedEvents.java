package dev.aadsts.bot.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.erasure.Subject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Events in the queue that have not been handled, and whose they are. Of those that have been, only
 * the id is left.
 */
final class QueuedEvents {
  private static final String UNHANDLED =
      "SELECT task_instance, task_data, version, picked, picked_by, execution_time"
          + " FROM scheduled_tasks WHERE task_name = 'event'"
          + " AND task_data IS NOT NULL AND (picked = TRUE OR picked_by IS NULL OR picked_by = 'held')";
  // Not where somebody has taken it since.
  private static final String DELETE =
      "DELETE FROM scheduled_tasks WHERE task_name = 'event' AND task_instance = :id"
          + " AND version = :version AND picked = FALSE";

  // Where each platform's events say it.
  private static final List<String> WORKSPACE =
      List.of("/team", "/place/tenant", "/notice/conversation/workspace");
  private static final String PERSON = "/person/id";

  private QueuedEvents() {}

  /**
   * One of them.
   *
   * @param inHand whether it is left to whoever handles it: a process has it in hand, or somebody
   *     else said it and names the person
   */
  record Queued(String id, long version, boolean inHand) {}

  /**
   * Those of a subject.
   *
   * @param workspaces that the subject has
   */
  static List<Queued> of(Handle handle, Subject subject, List<String> workspaces, Instant now) {
    return handle
        .createQuery(UNHANDLED)
        .map((row, context) -> read(row, subject, workspaces, now))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Queued> read(
      ResultSet row, Subject subject, List<String> workspaces, Instant now) throws SQLException {
    JsonNode recorded = document(new String(row.getBytes("task_data"), StandardCharsets.UTF_8));
    JsonNode payload = document(recorded.path("payload").asText(""));
    String platform = subject.platform().name().toLowerCase(Locale.ROOT);
    boolean there =
        recorded.path("edge").asText("").equals(platform)
            && WORKSPACE.stream()
                .map(where -> payload.at(where).asText(""))
                .anyMatch(workspaces::contains);
    boolean theirs =
        subject.person().map(id -> payload.at(PERSON).asText("").equals(id)).orElse(true);
    boolean named = subject.person().filter(id -> names(payload, id)).isPresent();
    return there && (theirs || named)
        ? Optional.of(
            new Queued(
                row.getString("task_instance"),
                row.getLong("version"),
                !theirs || inHand(row, now)))
        : Optional.empty();
  }

  // As who was put on a checklist, or who changed it.
  private static boolean names(JsonNode payload, String id) {
    return payload.isTextual()
        ? payload.textValue().equals(id)
        : payload.valueStream().anyMatch(inside -> names(inside, id));
  }

  // Held by a process that died, it is due.
  private static boolean inHand(ResultSet row, Instant now) throws SQLException {
    Timestamp due = row.getTimestamp("execution_time");
    return row.getBoolean("picked")
        || ("held".equals(row.getString("picked_by")) && due.toInstant().isAfter(now));
  }

  // What no version of ours wrote is nobody's.
  private static JsonNode document(String json) {
    try {
      return Json.read(json, JsonNode.class);
    } catch (BrokenDocumentException e) {
      return Json.read("{}", JsonNode.class);
    }
  }

  /** Deletes those that nobody is handling; says how many that were. */
  static int delete(Handle handle, List<Queued> events) {
    return events.stream()
        .filter(event -> !event.inHand())
        .mapToInt(
            event ->
                handle
                    .createUpdate(DELETE)
                    .bind("id", event.id())
                    .bind("version", event.version())
                    .execute())
        .sum();
  }

  /** How many of them a process is handling. */
  static int inHand(List<Queued> events) {
    return Math.toIntExact(events.stream().filter(Queued::inHand).count());
  }
}

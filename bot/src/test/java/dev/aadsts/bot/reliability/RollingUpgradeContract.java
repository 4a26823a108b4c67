package dev.aadsts.bot.reliability;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.THREAD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.checklist.Change;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.store.SqlDeadLetters;
import dev.aadsts.bot.store.SqlReceipts;
import dev.aadsts.bot.testkit.Plans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * The first version's statements and documents, frozen here, beside the present version on one
 * migrated database: what either writes, the other reads. Never change what is frozen; a version
 * that writes otherwise adds its own beside it.
 */
abstract class RollingUpgradeContract {
  private static final String ID = "0123456789abcdef";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  protected abstract Database database();

  @Test
  void readsTheChecklistOfTheVersionBefore() throws Exception {
    insertChecklist();
    insertNote(1, "Seen");

    Checklist found = checklists().find(new ChecklistId(ID), THREAD).orElseThrow();

    assertThat(found.plan()).isEqualTo(Plans.lockedOut());
    assertThat(found.startedBy()).isEqualTo(ANA);
    assertThat(found.changes())
        .containsExactly(new Change(new Command.AddNote("Seen"), BEN, NOON.plusSeconds(1)));
  }

  @Test
  void losesTheRaceWhereTheVersionBeforeWasFaster() throws Exception {
    insertChecklist();
    Checklist seen = checklists().find(new ChecklistId(ID), THREAD).orElseThrow();
    insertNote(1, "Faster");

    assertThat(checklists().append(changed(seen)).name()).isEqualTo("STALE");
    Checklist now = checklists().find(new ChecklistId(ID), THREAD).orElseThrow();
    assertThat(checklists().append(changed(now)).name()).isEqualTo("DONE");
    assertThat(insertNote(2, "Too late")).isZero();
  }

  @Test
  void writesChecklistsThatTheVersionBeforeReads() throws Exception {
    var open = checklists().open(Checklist.start(THREAD, Plans.lockedOut(), ANA, NOON));
    checklists().append(changed(open));

    assertThat(text("SELECT started_by_name FROM checklists WHERE outcome IS NULL"))
        .isEqualTo("Ana");
    assertThat(JSON.readTree(text("SELECT plan FROM checklists"))).isEqualTo(plan());
    assertThat(text("SELECT command FROM checklist_changes WHERE number <= 1"))
        .isEqualTo("{\"do\":\"note\",\"text\":\"New\"}");
  }

  @Test
  void honoursTheReceiptsOfTheVersionBefore() throws Exception {
    String insert =
        "INSERT INTO receipts (event_id, part, begun_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    update(insert, "e1", "slack:0", NOON.toEpochMilli());
    update(insert, "e1", "slack:1", NOON.toEpochMilli());
    update(
        "UPDATE receipts SET message_id = ? WHERE event_id = ? AND part = ?",
        "m1",
        "e1",
        "slack:0");
    var receipts = new SqlReceipts(database());

    assertThat(receipts.begin("e1", "slack:0", Instant.EPOCH).orElseThrow().messageId())
        .contains("m1");
    assertThat(receipts.begin("e1", "slack:1", Instant.EPOCH).orElseThrow().messageId()).isEmpty();
    assertThat(receipts.begin("e2", "slack:0", Instant.EPOCH)).isEmpty();
    assertThat(update(insert, "e2", "slack:0", 1L)).as("the version before, after us").isZero();
  }

  @Test
  void handlesEventsThatTheVersionBeforeRecordedAndKnowsThoseItHandled() throws Exception {
    recordEvent("slack:old", "{\"id\":\"slack:old\",\"edge\":\"slack\",\"payload\":\"words\"}", 0);
    recordEvent("slack:done", "{\"id\":\"slack:done\",\"edge\":\"slack\",\"payload\":\"\"}", 7200);
    var handled = new CopyOnWriteArrayList<Event>();
    try (var inbox = inbox(handled)) {
      inbox.start();

      await().until(() -> handled.size() == 1);
      assertThat(handled).containsExactly(new Event("slack:old", "slack", "words"));
      assertThat(inbox.record(new Event("slack:done", "slack", "again"))).isFalse();
    }
  }

  @Test
  void recordsEventsThatTheVersionBeforeReads() throws Exception {
    try (var inbox = inbox(new CopyOnWriteArrayList<>())) {
      inbox.record(new Event("slack:new", "slack", "words"));
    }

    JsonNode data = JSON.readTree(bytes("SELECT task_data FROM scheduled_tasks"));
    assertThat(data.path("id").asText()).isEqualTo("slack:new");
    assertThat(data.path("edge").asText()).isEqualTo("slack");
    assertThat(data.path("payload").asText()).isEqualTo("words");
    assertThat(text("SELECT task_name FROM scheduled_tasks")).isEqualTo("event");
    assertThat(text("SELECT task_instance FROM scheduled_tasks")).isEqualTo("slack:new");
  }

  private SqlChecklists checklists() {
    return new SqlChecklists(database());
  }

  private Inbox inbox(List<Event> handled) {
    EventHandler handler =
        new EventHandler() {
          @Override
          public void handle(Event event, Turns turns) {
            handled.add(event);
          }

          @Override
          public void gaveUp(Event event, String incident) {
            throw new AssertionError("Gave up on " + event.id());
          }
        };
    return new Inbox(
        database().eventRows(),
        Map.of("slack", handler),
        new SqlDeadLetters(database()),
        new DeliveryMetrics(new SimpleMeterRegistry()),
        Clock.systemUTC());
  }

  private static Checklist changed(Checklist list) {
    return ((Checklist.Result.Changed)
            list.apply(new Command.AddNote("New"), BEN, NOON.plusSeconds(9)))
        .checklist();
  }

  private void insertChecklist() throws Exception {
    update(
        "INSERT INTO checklists (id, platform, workspace, channel, thread, code, plan,"
            + " started_by_id, started_by_name, started_at, revision, touched_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING",
        ID,
        "SLACK",
        "T1",
        "C1",
        "1700000000.000100",
        50105,
        plan().toString(),
        "U1",
        "Ana",
        NOON.toEpochMilli(),
        NOON.toEpochMilli());
  }

  private int insertNote(int revision, String words) throws SQLException {
    int updated =
        update(
            "UPDATE checklists SET revision = ?, outcome = NULL, confirmed_cause = NULL,"
                + " touched_at = ? WHERE id = ? AND revision = ?",
            revision,
            NOON.toEpochMilli(),
            ID,
            revision - 1);
    if (updated == 1) {
      update(
          "INSERT INTO checklist_changes (checklist_id, number, by_id, by_name, changed_at,"
              + " command) VALUES (?, ?, ?, ?, ?, ?)",
          ID,
          revision,
          "U2",
          "Ben",
          NOON.plusSeconds(revision).toEpochMilli(),
          "{\"do\":\"note\",\"text\":\"" + words + "\"}");
    }
    return updated;
  }

  private void recordEvent(String id, String json, int dueInSeconds) throws SQLException {
    update(
        "INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,"
            + " version) VALUES (?, ?, ?, ?, ?, ?)",
        "event",
        id,
        json.getBytes(UTF_8),
        Timestamp.from(Instant.now().plusSeconds(dueInSeconds).truncatedTo(ChronoUnit.MILLIS)),
        false,
        1L);
  }

  private static JsonNode plan() throws IOException {
    try (InputStream in = RollingUpgradeContract.class.getResourceAsStream("plan-of-v1.json")) {
      return JSON.readTree(Objects.requireNonNull(in));
    }
  }

  private int update(String sql, Object... values) throws SQLException {
    try (Connection connection = database().dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        statement.setObject(at + 1, values[at]);
      }
      return statement.executeUpdate();
    }
  }

  private String text(String sql) throws SQLException {
    return new String(bytes(sql), UTF_8);
  }

  private byte[] bytes(String sql) throws SQLException {
    try (Connection connection = database().dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getBytes(1);
    }
  }
}

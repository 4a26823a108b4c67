package dev.aadsts.bot.delivery.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.delivery.DeadLetters;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlDeadLetters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Processes that share a database, with an {@link Inbox} each, and the handler of an edge. */
abstract class InboxScene {
  static final InboxPace FAST =
      new InboxPace(
          Duration.ofMillis(100),
          // A busy machine must not take a process for dead that only waits for its turn.
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          Duration.ofMillis(5));

  static final InboxPace HOURLY =
      new InboxPace(
          Duration.ofHours(1), FAST.heartbeat(), FAST.drain(), FAST.tombstone(), FAST.retry());

  static final InboxPace PATIENT =
      new InboxPace(
          FAST.polling(), FAST.heartbeat(), Duration.ofMinutes(1), FAST.tombstone(), FAST.retry());

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final DeliveryMetrics metrics = new DeliveryMetrics(meters);
  final RecordingHandler slack = new RecordingHandler();
  private final List<Inbox> inboxes = new ArrayList<>();
  private final List<Database> databases = new ArrayList<>();

  /** Opens the database of this test as a process does that starts. */
  abstract Database open();

  @BeforeEach
  void openDatabase() {
    databases.add(open());
  }

  @AfterEach
  void closeAll() {
    slack.release();
    inboxes.forEach(Inbox::close);
    databases.forEach(Database::close);
  }

  // Of a process that died a minute ago, so that nobody need wait until it is taken for dead.
  static Clock late() {
    return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));
  }

  Instant due() throws SQLException {
    try (var connection = database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT execution_time FROM scheduled_tasks")) {
      assertThat(rows.next()).isTrue();
      return rows.getTimestamp(1).toInstant();
    }
  }

  double count(String name) {
    return meters.get(name).tag("edge", "slack").counter().count();
  }

  static EventRows rows(Database database) {
    return database.eventRows();
  }

  DeadLetters deadLetters() {
    return new SqlDeadLetters(database());
  }

  Inbox started() {
    var inbox = inbox(database(), FAST, Clock.systemUTC());
    inbox.start();
    return inbox;
  }

  Inbox inbox(Database database, InboxPace pace, Clock clock) {
    return inbox(rows(database), pace, clock);
  }

  Inbox inbox(EventRows rows, InboxPace pace, Clock clock) {
    var inbox = new Inbox(rows, Map.of("slack", slack), deadLetters(), metrics, clock, pace);
    inboxes.add(inbox);
    return inbox;
  }

  /** Another process, with a handler of its own. */
  Inbox inbox(Database database, RecordingHandler handler) {
    var handlers = Map.<String, EventHandler>of("slack", handler);
    return new Inbox(
        rows(database), handlers, new SqlDeadLetters(database), metrics, Clock.systemUTC(), FAST);
  }

  Database database() {
    return databases.getFirst();
  }

  Database nextProcess() {
    databases.add(open());
    return databases.getLast();
  }

  void awaitHandled(String id) {
    await().untilAsserted(() -> assertThat(slack.handled()).extracting(Event::id).contains(id));
  }

  static Event event(String id) {
    return new Event(id, "slack", "SECRET words of " + id);
  }

  List<String> taskData() {
    return query("SELECT task_data FROM scheduled_tasks");
  }

  void pretendThatAnotherProcessHandlesIt(Instant heartbeat) throws SQLException {
    try (var connection = database().dataSource().getConnection();
        var update =
            connection.prepareStatement(
                "UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'other',"
                    + " last_heartbeat = ?")) {
      update.setTimestamp(1, Timestamp.from(heartbeat));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  void rewriteTaskData(String json) throws SQLException {
    try (var connection = database().dataSource().getConnection();
        var update = connection.prepareStatement("UPDATE scheduled_tasks SET task_data = ?")) {
      update.setBytes(1, json.getBytes(UTF_8));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  List<String> query(String sql) {
    try (var connection = database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(new String(rows.getBytes(1), UTF_8));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.aadsts.bot.slack;

import dev.aadsts.bot.answer.Experience;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.answer.Responders;
import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.outbox.Outbox;
import dev.aadsts.bot.delivery.outbox.Outgoing;
import dev.aadsts.bot.delivery.outbox.Throttle;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.reminder.Reminding;
import dev.aadsts.bot.secret.EncryptionKeys;
import dev.aadsts.bot.secret.Seal;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.sighting.IncidentRule;
import dev.aadsts.bot.sighting.Sightings;
import dev.aadsts.bot.slack.install.Registry;
import dev.aadsts.bot.slack.workspace.SlackLinks;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.store.SqlDeadLetters;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.store.SqlInstallations;
import dev.aadsts.bot.store.SqlReceipts;
import dev.aadsts.bot.store.SqlSecrets;
import dev.aadsts.bot.store.SqlSettings;
import dev.aadsts.bot.store.SqlSightings;
import dev.aadsts.bot.testkit.FaultyStore;
import dev.aadsts.bot.testkit.LongPatience;
import dev.aadsts.bot.testkit.SlowChecklists;
import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A process of ours with nothing but Slack: the real edge on a real store and a real listener. What
 * a test looks into is open to it.
 */
final class LocalBot implements AutoCloseable {
  private static final Seal SEAL =
      new Seal(EncryptionKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

  final Database database;
  final SqlChecklists lists;
  final SlowChecklists slowLists;
  final SqlInstallations installations;
  final SlackEdge edge;
  final FaultyStore store;
  final Sightings sightings;
  final Inbox inbox;
  final HttpServer server;

  /**
   * How it is set up.
   *
   * @param sockets whether it goes to Slack itself
   */
  record Setup(
      Path folder,
      SlackSettings settings,
      boolean sockets,
      Pace channelPace,
      Pace workspacePace,
      Duration bodyTime,
      DeliveryMetrics metrics,
      Clock clock) {}

  /**
   * One that runs.
   *
   * @param handlesEvents or only records them
   */
  LocalBot(Setup setup, boolean handlesEvents) {
    Clock clock = setup.clock();
    DeliveryMetrics metrics = setup.metrics();
    SlackSettings settings = setup.settings();
    database = Database.sqlite(setup.folder());
    lists = new SqlChecklists(database);
    slowLists = new SlowChecklists(lists);
    var checklists = new Checklists(slowLists.store(), clock);
    var base = Optional.of(URI.create("https://aadsts.contoso.com"));
    var links = new SlackLinks();
    var book = new SettingsBook(new SqlSettings(database), Settings.DEFAULT, clock);
    sightings = new Sightings(new SqlSightings(database), Optional.of(IncidentRule.USUAL), clock);
    var responders =
        Responders.of(
            SlackWorld.KB,
            new Explanation(SlackWorld.KB, base),
            checklists,
            Experience.of(lists),
            new SqlFeedback(database, clock),
            new AnswerContext(book, database.claims(), sightings, links, diagnosis -> {}, clock));
    var outgoing =
        new Outgoing(
            new Outbox(new SqlReceipts(database), clock),
            new Throttle(setup.channelPace(), setup.workspacePace(), clock),
            metrics);
    installations = new SqlInstallations(database, new SqlSecrets(database, SEAL, clock), clock);
    edge =
        new SlackEdge(
            settings,
            Optional.of(new Registry(installations, SEAL, base)),
            responders.answerer(),
            responders.presses(),
            outgoing,
            links,
            clock);
    store = new FaultyStore(database.dataSource());
    inbox =
        new Inbox(
            store.rows(),
            Map.of(SlackEdge.NAME, edge.handler()),
            new SqlDeadLetters(database),
            metrics,
            clock,
            LongPatience.FOR_A_PERSON);
    server =
        HttpServer.start(
            HttpSettings.on("127.0.0.1", 0).withDrain(Duration.ZERO).withBodyTime(setup.bodyTime()),
            edge.routes(inbox));
    if (handlesEvents) {
      inbox.start();
    }
    if (setup.sockets()) {
      edge.start(inbox);
      edge.askWhoWeAre();
    }
  }

  /** Tells threads what is due for them then. */
  void remindAt(Clock clock) {
    new Reminding(lists, Map.of(Platform.SLACK, edge.notices(inbox)), clock).run();
  }

  /** Closes the checklist that nobody comes back to. */
  void abandon(ChecklistId id, Instant now) {
    var list = lists.find(id).orElseThrow();
    var closed = list.apply(new Command.Abandon(), new Person("aadsts", "aadsts"), now);
    lists.append(((Checklist.Result.Changed) closed).checklist());
  }

  /** The checklist that is open in a channel. */
  Checklist open(String channel) {
    var where = new Conversation(Platform.SLACK, FakeSlack.TEAM, channel, Optional.empty());
    return lists.openIn(where).getLast();
  }

  /** Events that are recorded and not handled; a handled one keeps no payload. */
  int pending() {
    return count(
        "SELECT COUNT(*) FROM scheduled_tasks"
            + " WHERE CAST(task_data AS TEXT) NOT LIKE '%\"payload\":\"\"%'");
  }

  int count(String query) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    inbox.close();
    edge.close();
    store.close();
    database.close();
  }
}

package dev.aadsts.bot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.address.Address;
import dev.aadsts.bot.address.Addresses;
import dev.aadsts.bot.answer.Desk;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.answer.Responders;
import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.inbox.Inbox;
import dev.aadsts.bot.delivery.outbox.Outbox;
import dev.aadsts.bot.delivery.outbox.Outgoing;
import dev.aadsts.bot.delivery.outbox.Throttle;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Requests;
import dev.aadsts.bot.reminder.Reminding;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.sighting.IncidentRule;
import dev.aadsts.bot.sighting.Sightings;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlAddresses;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.store.SqlDeadLetters;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.store.SqlReceipts;
import dev.aadsts.bot.store.SqlSettings;
import dev.aadsts.bot.store.SqlSightings;
import dev.aadsts.bot.teams.card.CardReader;
import dev.aadsts.bot.teams.card.CardRules;
import dev.aadsts.bot.teams.identity.Identity;
import dev.aadsts.bot.teams.setup.TeamsCloud;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import dev.aadsts.bot.testkit.FaultyStore;
import dev.aadsts.bot.testkit.LongPatience;
import dev.aadsts.bot.testkit.Rows;
import dev.aadsts.bot.testkit.SlowChecklists;
import dev.aadsts.botconnector.FakeConnector;
import dev.aadsts.botconnector.FakeConnector.Message;
import dev.aadsts.botconnector.FakeMicrosoft;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.content.ContentReader;
import dev.aadsts.kb.content.InvalidContentException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A tenant with a team in it, two people, and the bot, which has everything but a network. */
public final class TeamsWorld implements AutoCloseable {
  /** Is served by the same bot. */
  static final String OTHER_TENANT = "88888888-8888-4888-8888-888888888888";

  public static final String CHANNEL = "19:general@thread.tacv2";

  /** A thread of the channel. */
  public static final String THREAD = CHANNEL + ";messageid=1599999999999";

  static final String GROUP = "19:meeting@thread.v2";
  static final String CHAT_OF_ANA = "a:1-ana-and-the-bot";
  static final String ANA = "29:ana";
  static final String BEN = "29:ben";
  static final String BOT = "28:" + FakeMicrosoft.APP_ID;

  /** Reads and writes. */
  public static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Map<String, String> NAMES = Map.of(ANA, "Ana Lima", BEN, "Ben Okri");

  public final FakeMicrosoft microsoft = new FakeMicrosoft();
  public final FakeConnector connector =
      new FakeConnector(microsoft::knows, HouseRules::violations, Clock.systemUTC());
  final Path folder;
  private final AtomicInteger activities = new AtomicInteger(1700000000);
  private final KnowledgeBase kb;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeliveryMetrics metrics = new DeliveryMetrics(meters);
  private final boolean handlesEvents;
  private Running running;

  public TeamsWorld(Path folder) {
    this(folder, fixture());
  }

  TeamsWorld(Path folder, KnowledgeBase kb) {
    this(folder, kb, true);
  }

  /** A bot that records what it receives, and handles nothing of it. */
  static TeamsWorld recording(Path folder) {
    return new TeamsWorld(folder, fixture(), false);
  }

  private TeamsWorld(Path folder, KnowledgeBase kb, boolean handlesEvents) {
    this.folder = folder;
    this.kb = kb;
    this.handlesEvents = handlesEvents;
    this.running = new Running(settings());
  }

  /** One article, 50105, with three causes. */
  public static KnowledgeBase fixture() {
    try {
      return new KnowledgeBase(
          ContentReader.read(Path.of("src/test/resources/dev/aadsts/bot/teams/content")));
    } catch (InvalidContentException e) {
      throw new IllegalStateException(e);
    }
  }

  public TeamsSettings settings() {
    return new TeamsSettings(
        FakeMicrosoft.APP_ID,
        Optional.of(new Identity.Secret(FakeMicrosoft.SECRET, Optional.empty())),
        FakeMicrosoft.TENANT,
        TeamsSettings.AppType.SINGLE_TENANT,
        Set.of(FakeMicrosoft.TENANT, OTHER_TENANT),
        TeamsCloud.PUBLIC,
        false,
        Optional.of(microsoft.metadataUrl()),
        Optional.of(microsoft.loginUrl()));
  }

  /** What recording an event needs. */
  FaultyStore store() {
    return running.store;
  }

  /** What answers ask. */
  SlowChecklists lists() {
    return running.slowLists;
  }

  TeamsEdge edge() {
    return running.edge;
  }

  /** The bot as it is while one process runs. */
  private final class Running implements AutoCloseable {
    private final Database database;
    private final Addresses addresses;
    private final SqlChecklists lists;
    private final SlowChecklists slowLists;
    private final TeamsEdge edge;
    private final FaultyStore store;
    private final Inbox inbox;

    Running(TeamsSettings settings) {
      Clock clock = Clock.systemUTC();
      database = Database.sqlite(folder);
      addresses = new SqlAddresses(database);
      lists = new SqlChecklists(database);
      slowLists = new SlowChecklists(lists);
      var checklists = new Checklists(slowLists.store(), clock);
      var explanation = new Explanation(kb, Optional.of(URI.create("https://aadsts.contoso.com")));
      var responders =
          Responders.of(
              kb,
              explanation,
              checklists,
              Desk.NO_EXPERIENCE,
              new SqlFeedback(database, clock),
              context(database, clock));
      var outbox = new Outbox(new SqlReceipts(database), clock);
      var traffic = new Throttle(TeamsEdge.THREAD_PACE, TeamsEdge.TENANT_PACE, clock);
      edge =
          new TeamsEdge(
              settings,
              responders.answerer(),
              responders.presses(),
              addresses,
              new Outgoing(outbox, traffic, metrics),
              clock,
              PATIENCE);
      store = new FaultyStore(database.dataSource());
      inbox =
          new Inbox(
              store.rows(),
              Map.of(TeamsEdge.NAME, edge.handler()),
              new SqlDeadLetters(database),
              metrics,
              clock,
              LongPatience.FOR_A_PERSON);
      if (handlesEvents) {
        inbox.start();
      }
    }

    private static AnswerContext context(Database database, Clock clock) {
      return new AnswerContext(
          new SettingsBook(new SqlSettings(database), Settings.DEFAULT, clock),
          database.claims(),
          new Sightings(
              new SqlSightings(database),
              Optional.of(new IncidentRule(3, Duration.ofMinutes(15))),
              clock),
          new TeamsLinks(TeamsCloud.PUBLIC),
          diagnosis -> {},
          clock);
    }

    CompletableFuture<HttpResponse> begin(HttpRequest request) {
      return edge.routes(inbox).getFirst().endpoint().begin(request);
    }

    @Override
    public void close() {
      inbox.close();
      edge.close();
      store.close();
      database.close();
    }
  }

  /** Tells conversations what is due for them so much later. */
  void remindAfter(Duration idle) {
    var boxes = Map.of(Platform.TEAMS, running.edge.notices(running.inbox));
    new Reminding(running.lists, boxes, Clock.offset(Clock.systemUTC(), idle)).run();
    settle();
  }

  /** As if the bot had been taken out of that conversation. */
  void forget(String conversation) {
    String channel = conversation.split(";", 2)[0];
    running.addresses.remove(FakeMicrosoft.TENANT, channel);
  }

  /** Ends the process and starts another on the same data. */
  void restart() {
    running.close();
    running = new Running(settings());
  }

  /** Does what a running bot does each minute. */
  void wipeDeleted() {
    running.database.wipeDeleted();
  }

  /** Waits until every recorded event is handled; a handled one keeps no payload. */
  void settle() {
    await(
        () ->
            assertThat(
                    Rows.in(
                        folder,
                        "SELECT task_instance FROM scheduled_tasks"
                            + " WHERE CAST(task_data AS TEXT) NOT LIKE '%\"payload\":\"\"%'"))
                .isEmpty());
  }

  /** Where the bot believes that a conversation is reached. */
  Optional<String> addressOf(String conversation) {
    return running.addresses.find(FakeMicrosoft.TENANT, conversation).map(Address::serviceUrl);
  }

  /** How many events were given up. */
  int deadLetters() {
    return new SqlDeadLetters(running.database).count();
  }

  int reports() {
    return new SqlFeedback(running.database, Clock.systemUTC()).count();
  }

  /** An activity of that person, as Teams sends it; the caller adds what is special. */
  ObjectNode activity(String type, String conversation, String person) {
    ObjectNode activity =
        JSON.createObjectNode()
            .put("type", type)
            .put("id", Integer.toString(activities.incrementAndGet()))
            .put("timestamp", "2026-11-20T09:15:00.704Z")
            .put("channelId", "msteams")
            .put("serviceUrl", connector.serviceUrl());
    activity.set(
        "from",
        JSON.createObjectNode()
            .put("id", person)
            .put("name", NAMES.getOrDefault(person, person))
            .put("aadObjectId", "00000000-0000-0000-0000-000000000001"));
    activity.set("recipient", JSON.createObjectNode().put("id", BOT).put("name", "aadsts"));
    activity.set("conversation", conversation(conversation));
    activity.set("channelData", tenant(FakeMicrosoft.TENANT));
    return activity;
  }

  static ObjectNode tenant(String id) {
    ObjectNode data = JSON.createObjectNode();
    data.putObject("tenant").put("id", id);
    return data;
  }

  private static ObjectNode conversation(String id) {
    String type = id.startsWith(CHANNEL) ? "channel" : id.equals(GROUP) ? "groupChat" : "personal";
    ObjectNode conversation = JSON.createObjectNode().put("id", id).put("conversationType", type);
    conversation.put("tenantId", FakeMicrosoft.TENANT);
    return type.equals("personal") ? conversation : conversation.put("isGroup", true);
  }

  ObjectNode message(String conversation, String person, String text) {
    return activity("message", conversation, person).put("text", text).put("textFormat", "plain");
  }

  /** A message that names the bot. */
  ObjectNode mention(String conversation, String person, String text) {
    ObjectNode message = message(conversation, person, "<at>aadsts</at> " + text);
    ObjectNode mention =
        message
            .putArray("entities")
            .addObject()
            .put("type", "mention")
            .put("text", "<at>aadsts</at>");
    mention.putObject("mentioned").put("id", BOT).put("name", "aadsts");
    return message;
  }

  /** Delivers an activity with a good token. */
  HttpResponse deliver(JsonNode activity) {
    return begin(activity).join();
  }

  /** Delivers an activity with a good token, and does not wait for the answer. */
  CompletableFuture<HttpResponse> begin(JsonNode activity) {
    String token =
        microsoft.sign(
            FakeMicrosoft.claims(
                activity.path("serviceUrl").asText(), Clock.systemUTC().instant()));
    return begin(activity.toString(), "Bearer " + token);
  }

  HttpResponse deliver(String body, @Nullable String authorization) {
    return begin(body, authorization).join();
  }

  private CompletableFuture<HttpResponse> begin(String body, @Nullable String authorization) {
    HttpRequest request = Requests.post("/api/messages", "application/json; charset=utf-8", body);
    return running.begin(
        authorization == null ? request : Requests.with("Authorization", authorization, request));
  }

  /** Delivers an activity, and waits for so many messages to be there. */
  void deliverAndAwait(JsonNode activity, int messages) {
    assertThat(deliver(activity).status()).isEqualTo(200);
    awaitMessages(messages);
  }

  void awaitMessages(int count) {
    await(() -> assertThat(connector.messages()).hasSizeGreaterThanOrEqualTo(count));
    assertThat(connector.messages()).hasSize(count);
  }

  public static void await(org.awaitility.core.ThrowingRunnable condition) {
    Awaitility.await().untilAsserted(condition);
  }

  /** A press of {@code Action.Execute}, as Teams sends it. */
  ObjectNode invoke(Message on, String person, String button, @Nullable String input) {
    JsonNode action = CardReader.button(on.card(), button);
    ObjectNode data = action.path("data").deepCopy();
    if (input != null) {
      data.put("input", input);
    }
    ObjectNode invoke =
        activity("invoke", on.conversation(), person)
            .put("name", "adaptiveCard/action")
            .put("replyToId", on.id());
    ObjectNode sent = invoke.putObject("value").put("trigger", "manual").putObject("action");
    sent.put("type", "Action.Execute")
        .put("title", button)
        .put("verb", action.path("verb").asText());
    sent.set("data", data);
    return invoke;
  }

  /** Presses a button of the newest version of a message, and returns the answer. */
  JsonNode press(Message on, String person, String button) {
    return responseTo(invoke(on, person, button, null));
  }

  JsonNode press(Message on, String person, String button, String input) {
    return responseTo(invoke(on, person, button, input));
  }

  /** Presses a button that opens a window, as Teams sends it. */
  ObjectNode fetch(Message on, String person, String button) {
    ObjectNode fetch =
        activity("invoke", on.conversation(), person)
            .put("name", "task/fetch")
            .put("replyToId", on.id());
    ObjectNode data = CardReader.button(on.card(), "Action.Submit", button).path("data").deepCopy();
    data.put("type", data.path("msteams").path("type").asText()).remove("msteams");
    ObjectNode value = fetch.putObject("value");
    value.set("data", data);
    value.putObject("context").put("theme", "default");
    return fetch;
  }

  /** The window that a button opens. */
  JsonNode window(Message on, String person, String button) {
    return window(responseTo(fetch(on, person, button)));
  }

  /** The window in an answer; checks that a client can show it. */
  static JsonNode window(JsonNode answer) {
    JsonNode task = answer.path("task");
    assertThat(task.path("type").asText()).as(answer.toString()).isEqualTo("continue");
    JsonNode card = task.path("value").path("card");
    assertThat(card.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(CardRules.violationsInDialog(card.path("content"))).isEmpty();
    return task.path("value");
  }

  JsonNode responseTo(ObjectNode invoke) {
    HttpResponse response = deliver(invoke);
    assertThat(response.status()).isEqualTo(200);
    return json(response);
  }

  static JsonNode json(HttpResponse response) {
    try {
      return JSON.readTree(response.body());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    running.close();
    connector.close();
    microsoft.close();
    assertThat(connector.violations()).isEmpty();
  }
}

package dev.aadsts.bot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.SlackSignature;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.delivery.pace.Pace;
import dev.aadsts.bot.feedback.Report;
import dev.aadsts.bot.installation.InstallationStore;
import dev.aadsts.bot.reminder.Reminding;
import dev.aadsts.bot.slack.FakeSlack.Post;
import dev.aadsts.bot.slack.install.AppKeys;
import dev.aadsts.bot.slack.socket.SocketPeer;
import dev.aadsts.bot.store.SqlFeedback;
import dev.aadsts.bot.testkit.FaultyStore;
import dev.aadsts.bot.testkit.SlowChecklists;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The whole Slack edge, on a real store and a real listener, in a workspace with a channel {@value
 * #CHANNEL} in which the bot is, one in which it is not, and the direct conversation with Ana.
 */
public final class SlackWorld implements AutoCloseable {
  static final String CHANNEL = "C0HELP";
  public static final String ELSEWHERE = "C0ELSE";
  static final String DIRECT = "D0ANA";
  static final String ANA = "U0ANA";
  static final String BEN = "U0BEN";
  static final KnowledgeBase KB = KnowledgeBase.bundled();

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<String, String> NAMES = Map.of(ANA, "ana", BEN, "ben");

  private static final Pace FAST = Pace.of("1000 per PT1S");
  private static final Duration BODY_TIME = Duration.ofSeconds(20);

  private final FakeSlack slack;
  private final Optional<SocketPeer> peer;
  private final Clock clock = Clock.systemUTC();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeliveryMetrics metrics = new DeliveryMetrics(meters);
  private final LocalBot.Setup setup;
  private LocalBot process;

  private SlackWorld(
      Path folder,
      FakeSlack slack,
      SlackSettings settings,
      Optional<SocketPeer> peer,
      Pace channel,
      Pace workspace,
      Duration bodyTime,
      boolean handlesEvents) {
    this.slack = slack;
    this.peer = peer;
    this.setup =
        new LocalBot.Setup(
            folder, settings, peer.isPresent(), channel, workspace, bodyTime, metrics, clock);
    this.process = new LocalBot(setup, handlesEvents);
  }

  public static SlackWorld in(Path folder) {
    return in(folder, FAST, FAST, BODY_TIME, true);
  }

  /** The same, at that pace in each channel and in all of them. */
  public static SlackWorld in(Path folder, Pace channel, Pace workspace) {
    return in(folder, channel, workspace, BODY_TIME, true);
  }

  /** The same with a listener that waits so long for a body. */
  public static SlackWorld in(Path folder, Duration bodyTime) {
    return in(folder, FAST, FAST, bodyTime, true);
  }

  /** The same where nothing that is recorded is handled. */
  static SlackWorld recording(Path folder) {
    return in(folder, FAST, FAST, BODY_TIME, false);
  }

  private static SlackWorld in(
      Path folder, Pace channel, Pace workspace, Duration bodyTime, boolean handlesEvents) {
    FakeSlack slack = workspace();
    var settings = GivenSettings.signed(SECRET, FakeSlack.TOKEN, slack.apiUrl());
    return new SlackWorld(
        folder, slack, settings, Optional.empty(), channel, workspace, bodyTime, handlesEvents);
  }

  /** The same where everything comes over sockets; there is no address to send requests to. */
  public static SlackWorld overSockets(Path folder) {
    var peer = new SocketPeer();
    FakeSlack slack = workspace().sockets(peer);
    var settings = GivenSettings.overSockets(FakeSlack.APP_TOKEN, FakeSlack.TOKEN, slack.apiUrl());
    return new SlackWorld(folder, slack, settings, Optional.of(peer), FAST, FAST, BODY_TIME, true);
  }

  /** The same where workspaces install the app by themselves, and none has done so yet. */
  public static SlackWorld ofMany(Path folder) {
    return ofMany(folder, Set.of());
  }

  /** The same where only these may install it. */
  static SlackWorld ofMany(Path folder, Set<String> allowed) {
    FakeSlack slack = workspace();
    var keys = new AppKeys(FakeSlack.CLIENT_ID, FakeSlack.CLIENT_SECRET, allowed);
    var settings = GivenSettings.ofMany(SECRET, keys, slack.apiUrl());
    return new SlackWorld(folder, slack, settings, Optional.empty(), FAST, FAST, BODY_TIME, true);
  }

  private static FakeSlack workspace() {
    return new FakeSlack()
        .channel(CHANNEL, FakeSlack.BOT, ANA, BEN)
        .channel(ELSEWHERE, ANA, BEN)
        .channel(DIRECT, FakeSlack.BOT, ANA);
  }

  InstallationStore installations() {
    return process.installations;
  }

  /** Asks for a page as a browser does, with these cookies; follows nowhere. */
  HttpResponse<String> get(String path, String cookies) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.server.port() + path))
            .timeout(Duration.ofMinutes(1))
            .header("Cookie", cookies)
            .build();
    return sent(request);
  }

  private static HttpResponse<String> sent(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  SocketPeer peer() {
    return peer.orElseThrow();
  }

  public FakeSlack slack() {
    return slack;
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  /** What recording an event needs. */
  FaultyStore store() {
    return process.store;
  }

  /** What answers ask. */
  SlowChecklists lists() {
    return process.slowLists;
  }

  public int port() {
    return process.server.port();
  }

  public SlackEdge edge() {
    return process.edge;
  }

  /** Tells threads what is due for them so much later. */
  void remindAfter(Duration idle) {
    remindAfterWithoutWaiting(idle);
    settle();
  }

  /** The same where nothing may be handled. */
  void remindAfterWithoutWaiting(Duration idle) {
    var boxes = Map.of(Platform.SLACK, process.edge.notices(process.inbox));
    new Reminding(process.lists, boxes, Clock.offset(clock, idle)).run();
  }

  /** Closes the checklist that nobody comes back to. */
  void abandon(ChecklistId id) {
    var list = process.lists.find(id).orElseThrow();
    var closed = list.apply(new Command.Abandon(), new Person("aadsts", "aadsts"), clock.instant());
    process.lists.append(((Checklist.Result.Changed) closed).checklist());
  }

  /** The checklist that is open in a channel. */
  Checklist open(String channel) {
    var where = new Conversation(Platform.SLACK, FakeSlack.TEAM, channel, Optional.empty());
    return process.lists.openIn(where).getLast();
  }

  /** Stops the process, and starts another on what it left behind. */
  void restart() {
    process.close();
    process = new LocalBot(setup, true);
  }

  /** The same, but the new process only records events. */
  void restartWithoutHandling() {
    process.close();
    process = new LocalBot(setup, false);
  }

  /** Does what a running bot does each second. */
  void gather() {
    process.sightings.flush();
  }

  /** Does what a running bot does each minute. */
  void wipeDeleted() {
    process.database.wipeDeleted();
  }

  /** Waits until every recorded event is handled. */
  void settle() {
    await().pollInterval(Duration.ofMillis(10)).until(() -> pending() == 0);
  }

  int pending() {
    return process.pending();
  }

  /** Types a slash command in the channel. */
  void command(String user, String text) {
    command(user, CHANNEL, "helpdesk", text);
  }

  void command(String user, String channel, String channelName, String text) {
    respond(user, commandOf(user, channel, channelName, text));
    settle();
  }

  Requests.Sent commandOf(String user, String channel, String channelName, String text) {
    return Requests.command(
        Map.of(
            "channel_id", channel,
            "channel_name", channelName,
            "user_id", user,
            "user_name", NAMES.get(user),
            "text", text,
            "response_url", slack.responseUrl(user + "-" + UUID.randomUUID()),
            "trigger_id", UUID.randomUUID().toString()));
  }

  /** Sends a command as Slack does, and shows the person what stands in the response. */
  void respond(String user, Requests.Sent command) {
    String response =
        peer.isPresent()
            ? overSocket(command).map(JsonNode::toString).orElse("")
            : acknowledged(post(command));
    if (!response.isEmpty()) {
      slack.responded(user, response);
    }
  }

  private static String acknowledged(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("acknowledged").isEqualTo(200);
    return answer.body();
  }

  /** Mentions the bot in the channel; returns the post. */
  String mention(String user, Optional<String> thread, String text) {
    String ts = slack.write(CHANNEL, user, thread, "<@U0BOT> " + text);
    deliver(mentionEvent(user, thread, text, ts));
    settle();
    return ts;
  }

  static Requests.Sent mentionEvent(String user, Optional<String> thread, String text, String ts) {
    return Requests.event(
        "app_mention",
        event -> {
          event.put("event_id", "Ev" + UUID.randomUUID());
          var inner = Requests.at(event, "event");
          inner.put("user", user).put("text", "<@U0BOT> " + text).put("ts", ts);
          thread.ifPresent(root -> inner.put("thread_ts", root));
        });
  }

  /** Writes in the channel without a word to the bot; returns the post. */
  String say(String user, Optional<String> thread, String text) {
    String ts = slack.write(CHANNEL, user, thread, text);
    deliver(channelEvent(user, thread, text, ts));
    settle();
    return ts;
  }

  /** A message of the channel, as it comes where the bot reads along. */
  static Requests.Sent channelEvent(String user, Optional<String> thread, String text, String ts) {
    return Requests.event(
        "message_im",
        event -> {
          event.put("event_id", "Ev" + UUID.randomUUID());
          var inner = Requests.at(event, "event");
          inner.put("user", user).put("text", text).put("ts", ts);
          inner.put("channel", CHANNEL).put("channel_type", "channel");
          thread.ifPresent(root -> inner.put("thread_ts", root));
        });
  }

  /** How many events were taken down so far. */
  int recorded() {
    return process.count("SELECT COUNT(*) FROM scheduled_tasks");
  }

  /** Writes to the bot alone; returns the post. */
  String direct(Optional<String> thread, String text) {
    String ts = slack.write(DIRECT, ANA, thread, text);
    deliver(directEvent(thread, text, ts));
    settle();
    return ts;
  }

  static Requests.Sent directEvent(Optional<String> thread, String text, String ts) {
    return Requests.event(
        "message_im",
        event -> {
          event.put("event_id", "Ev" + UUID.randomUUID());
          var inner = Requests.at(event, "event");
          inner.put("text", text).put("ts", ts);
          thread.ifPresent(root -> inner.put("thread_ts", root));
        });
  }

  /** Presses a button of a message as it stands now. */
  void press(String user, Post post, String label) {
    pressDrawn(user, post, post.button(label));
  }

  /** Presses a button that may no longer be there. */
  void pressDrawn(String user, Post post, JsonNode button) {
    deliver(pressEvent(user, post, button, UUID.randomUUID().toString()));
    settle();
  }

  Requests.Sent pressEvent(String user, Post post, JsonNode button, String trigger) {
    slack.trigger(trigger);
    boolean onlyYou = post.to().isPresent();
    String channel = post.channel().equals("response_url") ? CHANNEL : post.channel();
    return Requests.interaction(
        "block_actions",
        payload -> {
          Requests.at(payload, "user")
              .put("id", user)
              .put("username", NAMES.get(user))
              .put("name", NAMES.get(user));
          var container = Requests.at(payload, "container");
          container
              .put("message_ts", post.ts())
              .put("channel_id", channel)
              .put("is_ephemeral", onlyYou);
          post.thread().ifPresent(root -> container.put("thread_ts", root));
          Requests.at(payload, "channel").put("id", channel);
          if (onlyYou) {
            payload.remove("message");
          }
          payload.put("trigger_id", trigger);
          payload.put("response_url", slack.responseUrl(user + "-" + trigger));
          var action = (ObjectNode) payload.path("actions").path(0);
          action.set("action_id", button.path("action_id"));
          action.remove("value");
          if (button.has("value")) {
            action.set("value", button.path("value"));
          }
        });
  }

  /** Uses the shortcut on a message. */
  void explain(String user, String channel, String ts, Consumer<ObjectNode> message) {
    deliver(
        Requests.interaction(
            "message_action",
            payload -> {
              Requests.at(payload, "user").put("id", user).put("name", NAMES.get(user));
              Requests.at(payload, "channel").put("id", channel);
              payload.put("trigger_id", UUID.randomUUID().toString());
              payload.put("response_url", slack.responseUrl(user + "-" + UUID.randomUUID()));
              payload.put("message_ts", ts);
              message.accept(Requests.at(payload, "message").put("ts", ts));
            }));
    settle();
  }

  /** Uses the global shortcut, and waits for its window. */
  void openPaste(String user) {
    String trigger = slack.trigger(UUID.randomUUID().toString());
    int before = slack.views().size();
    deliver(
        Requests.interaction(
            "shortcut",
            payload -> {
              Requests.at(payload, "user").put("id", user).put("name", NAMES.get(user));
              payload.put("trigger_id", trigger);
            }));
    await().until(() -> slack.views().size() > before);
  }

  /** Opens the Home tab, with what it shows; waits for whatever that gives rise to. */
  JsonNode openHome(String user) {
    Optional<JsonNode> shown = slack.home(user);
    int before = published();
    deliver(
        Requests.event(
            "app_home_opened",
            event -> {
              event.put("event_id", "Ev" + UUID.randomUUID());
              var inner = Requests.at(event, "event").put("user", user);
              shown.ifPresent(
                  view ->
                      inner
                          .putObject("view")
                          .put("type", "home")
                          .put("private_metadata", view.path("private_metadata").asText()));
            }));
    if (shown.isEmpty()) {
      await().until(() -> published() > before);
    }
    return slack.home(user).orElseThrow();
  }

  /** How often a Home tab was drawn. */
  int published() {
    return Math.toIntExact(slack.calls().stream().filter("views.publish"::equals).count());
  }

  /** Types into the field of the Home tab and presses Enter. */
  void askAtHome(String user, String text) {
    int before = published();
    deliver(
        atHome(
            user,
            payload -> {
              var action = (ObjectNode) payload.path("actions").path(0);
              action.put("value", text);
            }));
    await().until(() -> published() > before);
    settle();
  }

  /** Presses a button of the Home tab. */
  void pressAtHome(String user, JsonNode button) {
    deliver(
        atHome(
            user,
            payload -> {
              var action = (ObjectNode) payload.path("actions").path(0);
              action.put("type", "button").set("action_id", button.path("action_id"));
              action.set("value", button.path("value"));
            }));
    settle();
  }

  private Requests.Sent atHome(String user, Consumer<ObjectNode> change) {
    return Requests.interaction(
        "block_actions_home",
        payload -> {
          Requests.at(payload, "user")
              .put("id", user)
              .put("username", NAMES.get(user))
              .put("name", NAMES.get(user));
          payload.put("trigger_id", slack.trigger(UUID.randomUUID().toString()));
          change.accept(payload);
        });
  }

  /** The window that opened last, to fill in. */
  FakeForm form() {
    // A window opens beside the queue, so settling does not wait for it.
    await().until(() -> !slack.views().isEmpty());
    return new FakeForm(slack.views().getLast());
  }

  /** Presses a button that opens a window, and waits for it. */
  FakeForm pressForWindow(String user, Post post, String label) {
    int before = slack.views().size();
    press(user, post, label);
    await().until(() -> slack.views().size() > before);
    return form();
  }

  /** Sends a window off, and waits for what comes of it; gives Slack's answer to it. */
  String submit(String user, FakeForm form) {
    HttpResponse<String> answer = post(submission(user, form));
    assertThat(answer.statusCode()).as("acknowledged").isEqualTo(200);
    settle();
    return answer.body();
  }

  Requests.Sent submission(String user, FakeForm form) {
    return Requests.interaction(
        "view_submission",
        payload -> {
          Requests.at(payload, "user")
              .put("id", user)
              .put("username", NAMES.get(user))
              .put("name", NAMES.get(user));
          var submitted = Requests.at(payload, "view").put("id", "V" + UUID.randomUUID());
          submitted.put("callback_id", form.view().path("callback_id").asText());
          submitted.put("private_metadata", form.view().path("private_metadata").asText());
          submitted.putObject("state").set("values", form.values());
          responseUrls(payload, user, form.values());
        });
  }

  // Slack adds one for each conversation that was chosen where the window asks for that.
  private void responseUrls(ObjectNode payload, String user, JsonNode values) {
    for (String channel : values.findValuesAsText("selected_conversation")) {
      if (!channel.equals("null") && !channel.isEmpty()) {
        payload
            .putArray("response_urls")
            .addObject()
            .put("block_id", "where")
            .put("action_id", "conversation")
            .put("channel_id", channel)
            .put("response_url", slack.responseUrl(user + "-" + UUID.randomUUID()));
      }
    }
  }

  /** Submits the window that opened last. */
  void submitNote(String user, String text) {
    deliverNote(user, text);
    settle();
  }

  /** The same, without waiting for what comes of it. */
  void deliverNote(String user, String text) {
    deliver(noteEvent(user, text));
  }

  Requests.Sent noteEvent(String user, String text) {
    return submission(user, form().type("note", text));
  }

  /** Sends a request as Slack does, and expects it to be acknowledged. */
  void deliver(Requests.Sent sent) {
    if (peer.isPresent()) {
      assertThat(overSocket(sent)).as("an acknowledgement says nothing").isEmpty();
      return;
    }
    HttpResponse<String> answer = post(sent);
    assertThat(answer.statusCode()).as("acknowledged").isEqualTo(200);
    assertThat(answer.body()).as("an acknowledgement says nothing").isEmpty();
  }

  /** Sends it over a socket until it is acknowledged; returns what comes with that. */
  Optional<JsonNode> overSocket(Requests.Sent sent) {
    String envelope = peer().send(sent.kind(), sent.payload());
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> peer().acknowledgement(envelope).isPresent());
    return peer().acknowledgement(envelope).filter(answer -> !answer.isMissingNode());
  }

  /** Sends a request with further headers, and expects it to be acknowledged. */
  void deliver(Requests.Sent sent, Map<String, String> more) {
    var headers = new HashMap<>(signed(sent, Duration.ZERO));
    headers.putAll(more);
    assertThat(post(sent.body().getBytes(UTF_8), headers).statusCode()).isEqualTo(200);
  }

  /** Sends a request, signed now. */
  HttpResponse<String> post(Requests.Sent sent) {
    return post(sent, Duration.ZERO);
  }

  /** Sends a request, signed that much later than now. */
  HttpResponse<String> post(Requests.Sent sent, Duration later) {
    return post(sent.body().getBytes(UTF_8), signed(sent, later));
  }

  /** The headers that Slack sends with that. */
  Map<String, String> signed(Requests.Sent sent, Duration later) {
    String timestamp = Long.toString(clock.instant().plus(later).getEpochSecond());
    String signature = new SlackSignature.Generator(SECRET).generate(timestamp, sent.body());
    return Map.of(
        "Content-Type", sent.contentType(),
        "X-Slack-Request-Timestamp", timestamp,
        "X-Slack-Signature", signature);
  }

  /** Sends whatever bytes. */
  HttpResponse<String> post(byte[] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + process.server.port() + "/slack/events"))
            .timeout(Duration.ofMinutes(1))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return sent(request.build());
  }

  /** What people have said about articles. */
  List<Report> reports() {
    return new SqlFeedback(process.database, clock).since(Instant.EPOCH);
  }

  /** Waits until something is shown to that person only, such as when no window came to be. */
  void awaitWhisper(String user) {
    await().until(() -> !slack.whispers(user).isEmpty());
    settle();
  }

  /** The last thing that only that person saw. */
  Post lastWhisper(String user) {
    List<Post> whispers = slack.whispers(user);
    assertThat(whispers).as("whispered to " + user).isNotEmpty();
    return whispers.getLast();
  }

  @Override
  public void close() {
    process.close();
    slack.close();
    peer.ifPresent(SocketPeer::close);
  }
}

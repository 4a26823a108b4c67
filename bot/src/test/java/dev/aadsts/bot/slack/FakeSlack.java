package dev.aadsts.bot.slack;

import static dev.aadsts.bot.slack.FakeCall.JSON;
import static dev.aadsts.bot.slack.FakeCall.array;
import static dev.aadsts.bot.slack.FakeCall.blocks;
import static dev.aadsts.bot.slack.FakeCall.error;
import static dev.aadsts.bot.slack.FakeCall.form;
import static dev.aadsts.bot.slack.FakeCall.invalid;
import static dev.aadsts.bot.slack.FakeCall.json;
import static dev.aadsts.bot.slack.FakeCall.ok;
import static dev.aadsts.bot.slack.FakeCall.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.slack.block.BlockKitRules;
import dev.aadsts.bot.slack.socket.SocketPeer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Slack on loopback, with one workspace until others are added. Keeps channels, messages, threads
 * and modals, refuses what Slack refuses, and can be told to fail. Safe for use by many threads.
 */
public final class FakeSlack implements AutoCloseable {
  public static final String TOKEN = "xoxb-0-0-fake";
  static final String APP_TOKEN = "xapp-0-0-fake";
  public static final String TEAM = "T0CONTOSO";
  static final String CLIENT_ID = "0.0";
  static final String CLIENT_SECRET = "not-a-client-secret";
  public static final String BOT = "U0BOT";

  private final HttpServer server;
  private final Map<String, String> teams = new HashMap<>(Map.of(TOKEN, TEAM));
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, Channel> channels = new HashMap<>();
  private final List<Post> posts = new ArrayList<>();
  private final Map<String, Integer> responseUses = new HashMap<>();
  private final Map<String, List<String>> reactions = new HashMap<>();
  private final Set<String> granted = new HashSet<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Deque<Failure>> failures = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final FakeViews views = new FakeViews();
  private String scopes = "app_mentions:read,chat:write,commands,im:history";
  private String date = RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
  private final Map<String, ObjectNode> grants = new HashMap<>();
  private final Map<String, CountDownLatch> gates = new HashMap<>();
  private Optional<SocketPeer> sockets = Optional.empty();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private int clock = 100;

  public FakeSlack() {
    server =
        HttpServer.start(
            HttpSettings.on("127.0.0.1", 0).withDrain(Duration.ZERO),
            List.of(
                Route.post("/api/{method}", 1_000_000, this::api),
                Route.post("/commands/{id}", 1_000_000, this::response)));
  }

  private record Channel(Set<String> members, boolean archived) {}

  /**
   * A message.
   *
   * @param by who wrote it
   * @param to the only person who sees it
   * @param metadata as it was given
   */
  public record Post(
      String channel,
      String ts,
      Optional<String> thread,
      String by,
      Optional<String> to,
      String text,
      JsonNode blocks,
      JsonNode metadata,
      int edits) {

    /** Everything readable in it. */
    String words() {
      return blocks.isEmpty() ? text : FakeClient.read(blocks);
    }

    /** The labels of its buttons. */
    List<String> buttons() {
      return FakeClient.buttons(blocks).stream()
          .map(button -> button.path("text").path("text").asText())
          .toList();
    }

    /** The button with that label. */
    JsonNode button(String label) {
      return FakeClient.buttons(blocks).stream()
          .filter(button -> button.path("text").path("text").asText().equals(label))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No button " + label + " among " + buttons()));
    }
  }

  /** How a call goes wrong. */
  public sealed interface Failure {
    /** With an error of the Web API, and what Slack adds to explain it. */
    record Refusal(String code, List<String> details, Optional<String> needed) implements Failure {
      public Refusal(String code, List<String> details) {
        this(code, details, Optional.empty());
      }
    }

    /** With a status and that body. */
    record Said(int status, String body) implements Failure {}

    record TooMany(String retryAfter) implements Failure {}

    /** With a status instead of an answer; the message may have been delivered all the same. */
    record Status(int status, boolean delivered) implements Failure {}

    /** After delivery, with something that is no JSON. */
    record Garbage() implements Failure {}
  }

  public String apiUrl() {
    return "http://127.0.0.1:" + server.port() + "/api/";
  }

  public synchronized String responseUrl(String id) {
    responseUses.put(id, 0);
    return "http://127.0.0.1:" + server.port() + "/commands/" + id;
  }

  synchronized String trigger(String id) {
    return views.trigger(id);
  }

  /** Lets time go by for Slack. */
  synchronized void later(Duration time) {
    views.later(time);
  }

  /** Somebody grants a scope that the manifest does not ask for. */
  synchronized void grant(String scope) {
    granted.add(scope);
  }

  /** What that person's Home tab shows. */
  synchronized Optional<JsonNode> home(String user) {
    return views.home(user);
  }

  /** Gives somebody a name. */
  synchronized void call(String user, String name) {
    names.put(user, name);
  }

  /** What stands below a message. */
  synchronized List<String> reactions(String ts) {
    return List.copyOf(reactions.getOrDefault(ts, List.of()));
  }

  public synchronized FakeSlack channel(String id, String... members) {
    channels.put(id, new Channel(new HashSet<>(Arrays.asList(members)), false));
    return this;
  }

  /** Gives out addresses of sockets there. */
  synchronized FakeSlack sockets(SocketPeer peer) {
    sockets = Optional.of(peer);
    return this;
  }

  /** What its tokens may do. */
  public synchronized FakeSlack granted(String... ids) {
    scopes = String.join(",", ids);
    return this;
  }

  /** What time it is there. */
  public synchronized void itIs(Instant now) {
    date = RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
  }

  /** Somebody allows the app; what Slack answers to the code that they bring back. */
  synchronized FakeSlack allow(String code, ObjectNode grant) {
    grants.put(code, grant);
    return this;
  }

  /** What Slack answers where the app was allowed in a workspace. */
  static ObjectNode grant(String team, String token) {
    ObjectNode grant =
        ok().put("access_token", token)
            .put("token_type", "bot")
            .put("scope", "commands,chat:write")
            .put("bot_user_id", BOT)
            .put("app_id", "A0FAKE")
            .put("is_enterprise_install", false);
    grant.putObject("team").put("id", team).put("name", "Name of " + team);
    grant.putNull("enterprise");
    grant.putObject("authed_user").put("id", "U0ADMIN");
    return grant;
  }

  /** Holds the calls for one workspace back until the returned latch is counted down. */
  public synchronized CountDownLatch hold(String team) {
    var latch = new CountDownLatch(1);
    gates.put(team, latch);
    return latch;
  }

  /** Another workspace, which that token opens. */
  public synchronized FakeSlack workspace(String team, String token) {
    teams.put(token, team);
    return this;
  }

  /** A channel of another workspace. */
  public synchronized FakeSlack channelOf(String team, String id, String... members) {
    owners.put(id, team);
    return channel(id, members);
  }

  /** From now on that token opens nothing. */
  public synchronized void revoke(String token) {
    teams.remove(token);
  }

  /** The next call of that method in that workspace fails. */
  public synchronized void fail(String team, String method, Failure failure) {
    failures.computeIfAbsent(team + "/" + method, asked -> new ArrayDeque<>()).add(failure);
  }

  synchronized void archive(String id) {
    channels.put(id, new Channel(members(id), true));
  }

  synchronized void putOut(String id) {
    members(id).remove(BOT);
  }

  private Set<String> members(String channel) {
    return channels.getOrDefault(channel, new Channel(new HashSet<>(), false)).members();
  }

  /** The next call of that method fails; several are taken in order. */
  public synchronized void fail(String method, Failure failure) {
    failures.computeIfAbsent(method, asked -> new ArrayDeque<>()).add(failure);
  }

  /** Holds every call back until the returned latch is counted down. */
  public CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** A person writes. */
  synchronized String write(String channel, String user, Optional<String> thread, String text) {
    return keep(channel, thread, user, Optional.empty(), text, array(), JSON.createObjectNode());
  }

  synchronized void delete(String ts) {
    posts.removeIf(post -> post.ts().equals(ts));
  }

  /** What stands in a channel outside of threads, for everybody. */
  public synchronized List<Post> roots(String channel) {
    return posts.stream()
        .filter(post -> post.channel().equals(channel) && post.thread().isEmpty())
        .filter(post -> post.to().isEmpty())
        .toList();
  }

  /** The replies in a thread, for everybody. */
  public synchronized List<Post> thread(String root) {
    return posts.stream()
        .filter(post -> post.thread().equals(Optional.of(root)) && post.to().isEmpty())
        .toList();
  }

  /** What only that person sees. */
  synchronized List<Post> whispers(String user) {
    return posts.stream().filter(post -> post.to().equals(Optional.of(user))).toList();
  }

  /** Everything that we said. */
  synchronized List<Post> ours() {
    return posts.stream().filter(post -> post.by().equals(BOT)).toList();
  }

  public synchronized Post post(String ts) {
    return posts.stream().filter(post -> post.ts().equals(ts)).findFirst().orElseThrow();
  }

  synchronized List<JsonNode> views() {
    return views.opened();
  }

  /** The methods that were called, in order, {@code response_url} among them. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    gate.countDown();
    gates.values().forEach(CountDownLatch::countDown);
    server.close();
  }

  private HttpResponse api(HttpRequest request) {
    waitAtTheGate();
    waitAtTheGateOf(request);
    String method = request.pathParameter("method");
    Map<String, String> form = form(request);
    synchronized (this) {
      calls.add(method);
      String team = teams.getOrDefault(token(request), "");
      Failure failure =
          Optional.ofNullable(failures.getOrDefault(team + "/" + method, new ArrayDeque<>()).poll())
              .orElseGet(() -> failures.getOrDefault(method, new ArrayDeque<>()).poll());
      return failure == null
          ? json(answer(request, method, form))
              .withHeader("X-OAuth-Scopes", scopes)
              .withHeader("Date", date)
          : failed(request, method, form, failure);
    }
  }

  private HttpResponse failed(
      HttpRequest request, String method, Map<String, String> form, Failure failure) {
    return switch (failure) {
      case Failure.Said(var status, var body) -> HttpResponse.text(status, body);
      case Failure.Refusal(var code, var details, var needed) -> {
        ObjectNode error = error(code);
        needed.ifPresent(scope -> error.put("needed", scope));
        error.putObject("response_metadata").putPOJO("messages", details);
        yield json(error);
      }
      case Failure.TooMany(var retryAfter) ->
          HttpResponse.json(429, error("ratelimited").toString())
              .withHeader("Retry-After", retryAfter);
      case Failure.Status(var status, var delivered) -> {
        if (delivered) {
          answer(request, method, form);
        }
        yield HttpResponse.text(status, "<html>upstream</html>");
      }
      case Failure.Garbage() -> {
        answer(request, method, form);
        yield HttpResponse.html(200, "<html>maintenance</html>");
      }
    };
  }

  private ObjectNode answer(HttpRequest request, String method, Map<String, String> form) {
    if (method.equals("apps.connections.open")) {
      return token(request).equals(APP_TOKEN)
          ? ok().put("url", sockets.orElseThrow().ticket())
          : error("invalid_auth");
    }
    if (method.equals("oauth.v2.access")) {
      return oauth(request, form);
    }
    Optional<String> team = Optional.ofNullable(teams.get(token(request)));
    if (team.isEmpty()) {
      return error("invalid_auth");
    }
    String channel = form.getOrDefault("channel", "");
    if (!channel.isEmpty()
        && channels.containsKey(channel)
        && !owners.getOrDefault(channel, TEAM).equals(team.get())) {
      return error("channel_not_found");
    }
    return switch (method) {
      case "auth.test" ->
          ok().put("user_id", BOT)
              .put("user", "aadsts")
              .put("team_id", team.get())
              .put("team", "Contoso")
              .put("url", "https://%s.slack.com/".formatted(domain(team.get())));
      case "auth.revoke" -> {
        teams.remove(token(request));
        yield ok().put("revoked", true);
      }
      case "chat.postMessage" -> postMessage(form);
      case "chat.postEphemeral" -> postEphemeral(form);
      case "chat.update" -> update(form);
      case "conversations.history", "conversations.replies" -> messages(form);
      case "views.open" -> views.open(form);
      case "views.publish" -> views.publish(form);
      case "reactions.add", "reactions.remove" -> react(method, form);
      case "users.info" -> person(form);
      default -> error("unknown_method");
    };
  }

  private static String domain(String team) {
    return team.substring("T0".length()).toLowerCase(Locale.ROOT);
  }

  // A code works once.
  private ObjectNode oauth(HttpRequest request, Map<String, String> form) {
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(UTF_8));
    boolean known =
        request.header("Authorization").equals(Optional.of(basic))
            || (CLIENT_ID.equals(form.get("client_id"))
                && CLIENT_SECRET.equals(form.get("client_secret")));
    if (!known) {
      return error("bad_client_secret");
    }
    ObjectNode grant = grants.remove(form.getOrDefault("code", ""));
    return grant == null ? error("invalid_code") : grant;
  }

  private static String token(HttpRequest request) {
    return request.header("Authorization").orElse("").replaceFirst("^Bearer ", "");
  }

  private ObjectNode postMessage(Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    Optional<ObjectNode> refusal =
        entry(channel)
            .or(() -> content(form))
            .or(() -> thread(channel, form))
            .or(() -> metadata(form));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (form.containsKey("reply_broadcast") && form.get("reply_broadcast").equals("true")) {
      return error("broadcasts_are_a_nuisance");
    }
    String ts =
        keep(
            opened(channel),
            Optional.ofNullable(form.get("thread_ts")),
            BOT,
            Optional.empty(),
            form.getOrDefault("text", ""),
            blocks(form),
            tree(form.getOrDefault("metadata", "{}")));
    return ok().put("channel", channel).put("ts", ts);
  }

  private ObjectNode postEphemeral(Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    String user = form.getOrDefault("user", "");
    Optional<ObjectNode> refusal =
        entry(channel).or(() -> content(form)).or(() -> thread(channel, form));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!members(channel).contains(user)) {
      return error("user_not_in_channel");
    }
    String ts =
        keep(
            channel,
            Optional.ofNullable(form.get("thread_ts")),
            BOT,
            Optional.of(user),
            form.getOrDefault("text", ""),
            blocks(form),
            JSON.createObjectNode());
    return ok().put("message_ts", ts);
  }

  private ObjectNode update(Map<String, String> form) {
    Optional<Post> found =
        posts.stream()
            .filter(post -> post.channel().equals(form.get("channel")))
            .filter(post -> post.ts().equals(form.get("ts")) && post.to().isEmpty())
            .findFirst();
    if (found.isEmpty()) {
      return error("message_not_found");
    }
    Post old = found.get();
    if (!old.by().equals(BOT)) {
      return error("cant_update_message");
    }
    Optional<ObjectNode> refusal = content(form).or(() -> sameBlockIds(old, form));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    posts.set(
        posts.indexOf(old),
        new Post(
            old.channel(),
            old.ts(),
            old.thread(),
            old.by(),
            old.to(),
            form.getOrDefault("text", ""),
            blocks(form),
            old.metadata(),
            old.edits() + 1));
    return ok().put("channel", old.channel()).put("ts", old.ts());
  }

  // im:history is among the scopes of the manifest, channels:history is not.
  private ObjectNode messages(Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    if (!channel.startsWith("D")) {
      return error("missing_scope").put("needed", "channels:history");
    }
    if (!channels.containsKey(channel)) {
      return error("channel_not_found");
    }
    Optional<String> thread = Optional.ofNullable(form.get("ts"));
    List<Post> found =
        posts.stream()
            .filter(post -> post.channel().equals(channel) && post.to().isEmpty())
            .filter(post -> thread.isEmpty() ? post.thread().isEmpty() : isIn(thread.get(), post))
            .filter(post -> post.ts().compareTo(form.getOrDefault("oldest", "0")) > 0)
            .toList();
    int limit = Integer.parseInt(form.getOrDefault("limit", "100"));
    ObjectNode answer = ok().put("has_more", found.size() > limit);
    var messages = answer.putArray("messages");
    for (Post post : found.reversed().stream().limit(limit).toList()) {
      ObjectNode message = messages.addObject().put("type", "message").put("ts", post.ts());
      message.put("user", post.by()).put("text", post.text());
      // Slack leaves the payload out where nobody asks for it.
      if (form.getOrDefault("include_all_metadata", "").matches("true|1")
          && !post.metadata().isEmpty()) {
        message.set("metadata", post.metadata());
      }
    }
    return answer;
  }

  private static boolean isIn(String thread, Post post) {
    return post.ts().equals(thread) || post.thread().equals(Optional.of(thread));
  }

  private ObjectNode react(String method, Map<String, String> form) {
    if (!granted.contains("reactions:write")) {
      return error("missing_scope").put("needed", "reactions:write");
    }
    Optional<ObjectNode> refusal = entry(form.getOrDefault("channel", ""));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (posts.stream().noneMatch(post -> post.ts().equals(form.get("timestamp")))) {
      return error("message_not_found");
    }
    List<String> here = reactions.computeIfAbsent(form.get("timestamp"), ts -> new ArrayList<>());
    String name = form.getOrDefault("name", "");
    if (method.equals("reactions.add")) {
      return here.contains(name) || !here.add(name) ? error("already_reacted") : ok();
    }
    return here.remove(name) ? ok() : error("no_reaction");
  }

  private ObjectNode person(Map<String, String> form) {
    if (!granted.contains("users:read")) {
      return error("missing_scope").put("needed", "users:read");
    }
    ObjectNode answer = ok();
    ObjectNode user = answer.putObject("user").put("id", form.get("user")).put("name", "handle");
    user.putObject("profile")
        .put("display_name", "")
        .put("real_name", names.getOrDefault(form.get("user"), "Name of " + form.get("user")));
    return answer;
  }

  private HttpResponse response(HttpRequest request) {
    waitAtTheGate();
    String id = request.pathParameter("id");
    JsonNode body = tree(new String(request.body(), UTF_8));
    synchronized (this) {
      calls.add("response_url");
      if (request.header("Authorization").isPresent()) {
        return HttpResponse.text(400, "a_token_has_no_business_here");
      }
      Failure failure = failures.getOrDefault("response_url", new ArrayDeque<>()).poll();
      if (failure instanceof Failure.Said(var status, var words)) {
        return HttpResponse.text(status, words);
      }
      if (failure instanceof Failure.Status(var status, var delivered)) {
        return HttpResponse.text(status, "no");
      }
      if (responseUses.merge(id, 1, Integer::sum) > 5) {
        return HttpResponse.text(404, "used_url");
      }
      Optional<String> fault = show(id.substring(0, id.indexOf('-')), "response_url", body);
      return fault.map(why -> HttpResponse.text(400, why)).orElse(HttpResponse.text(200, "ok"));
    }
  }

  /** Shows the response to a command to whoever typed it. */
  synchronized void responded(String user, String body) {
    Optional<String> fault = show(user, "response", tree(body));
    if (fault.isPresent()) {
      throw new AssertionError("Slack shows no such response: " + fault.get());
    }
  }

  private Optional<String> show(String user, String channel, JsonNode body) {
    if (!body.path("blocks").isEmpty() && !BlockKitRules.faults(body.path("blocks")).isEmpty()) {
      return Optional.of("invalid_blocks");
    }
    if (!body.path("response_type").asText().equals("ephemeral")) {
      return Optional.of("we_only_whisper_here");
    }
    keep(
        channel,
        Optional.empty(),
        BOT,
        Optional.of(user),
        body.path("text").asText(),
        body.path("blocks"),
        JSON.createObjectNode());
    return Optional.empty();
  }

  // A person's id opens the direct conversation with them.
  private static String opened(String channel) {
    return channel.startsWith("U") ? "D-" + channel : channel;
  }

  private Optional<ObjectNode> entry(String channel) {
    if (channel.startsWith("U")) {
      return Optional.empty();
    }
    Channel known = channels.get(channel);
    if (known == null) {
      return Optional.of(error("channel_not_found"));
    }
    if (known.archived()) {
      return Optional.of(error("is_archived"));
    }
    return known.members().contains(BOT) ? Optional.empty() : Optional.of(error("not_in_channel"));
  }

  private Optional<ObjectNode> content(Map<String, String> form) {
    if (form.getOrDefault("text", "").isEmpty() && !form.containsKey("blocks")) {
      return Optional.of(error("no_text"));
    }
    if (form.getOrDefault("text", "").length() > 40_000) {
      return Optional.of(error("msg_too_long"));
    }
    List<String> faults =
        form.containsKey("blocks") ? BlockKitRules.faults(tree(form.get("blocks"))) : List.of();
    return faults.isEmpty() ? Optional.empty() : Optional.of(invalid("invalid_blocks", faults));
  }

  private Optional<ObjectNode> thread(String channel, Map<String, String> form) {
    String thread = form.get("thread_ts");
    boolean known =
        thread == null
            || posts.stream()
                .anyMatch(
                    post ->
                        post.channel().equals(opened(channel))
                            && post.ts().equals(thread)
                            && post.thread().isEmpty()
                            && post.to().isEmpty());
    return known ? Optional.empty() : Optional.of(error("thread_not_found"));
  }

  private Optional<ObjectNode> metadata(Map<String, String> form) {
    JsonNode metadata = tree(form.getOrDefault("metadata", "{}"));
    JsonNode payload = metadata.path("event_payload");
    // A payload is flat: https://docs.slack.dev/messaging/message-metadata
    boolean whole =
        metadata.path("event_type").isTextual()
            && payload.isObject()
            && payload.valueStream().noneMatch(JsonNode::isContainerNode);
    return whole ? Optional.empty() : Optional.of(error("invalid_metadata_format"));
  }

  // "If a message is updated, use a new block_id."
  private static Optional<ObjectNode> sameBlockIds(Post old, Map<String, String> form) {
    Set<String> ids = new HashSet<>(old.blocks().findValuesAsText("block_id"));
    ids.retainAll(blocks(form).findValuesAsText("block_id"));
    return ids.isEmpty() ? Optional.empty() : Optional.of(error("block_ids_are_not_new"));
  }

  private String keep(
      String channel,
      Optional<String> thread,
      String by,
      Optional<String> to,
      String text,
      JsonNode blocks,
      JsonNode metadata) {
    String ts = "%d.%06d".formatted(Instant.now().getEpochSecond(), clock++);
    posts.add(new Post(channel, ts, thread, by, to, text, blocks, metadata, 0));
    return ts;
  }

  private void waitAtTheGateOf(HttpRequest request) {
    CountDownLatch held;
    synchronized (this) {
      held = gates.getOrDefault(teams.getOrDefault(token(request), ""), new CountDownLatch(0));
    }
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitAtTheGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

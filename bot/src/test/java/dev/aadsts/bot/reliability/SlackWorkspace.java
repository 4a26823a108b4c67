package dev.aadsts.bot.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.slack.block.BlockKitRules;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Slack for load and kills: quick, keeps everything that reached it, also where nobody waits for
 * the answer any more. Checks token, threads, metadata and Block Kit; knows every channel, and lets
 * the bot read direct conversations only, as its scopes do. Safe for use by many threads.
 */
final class SlackWorkspace implements AutoCloseable {
  static final String TOKEN = "xoxb-0-0-fake";
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  static final String BOT = "U0BOT";

  private static final JsonMapper JSON = new JsonMapper();

  private final ConcurrentMap<String, List<Post>> places = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Boolean> roots = new ConcurrentHashMap<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger(1);
  private final AtomicInteger updates = new AtomicInteger();
  private final Weather weather;
  private final HttpServer server;

  /**
   * @param weather what goes wrong
   */
  SlackWorkspace(Weather weather) {
    this.weather = weather;
    this.server =
        HttpServer.start(
            HttpSettings.on("127.0.0.1", 0).withDrain(Duration.ZERO),
            List.of(
                Route.post("/api/{method}", 1_000_000, this::api),
                Route.post("/response/{id}", 1_000_000, this::response)));
  }

  /** What stands between a call and its being carried out, and between that and the answer. */
  interface Weather {
    Weather FAIR = new Weather() {};

    /** Called before the call counts as received; an answer here is Slack's refusal. */
    default Optional<HttpResponse> before(String method, Map<String, String> form) {
      return Optional.empty();
    }

    /** Called when it has been carried out; an answer here is given instead of the true one. */
    default Optional<HttpResponse> after(String method, Map<String, String> form) {
      return Optional.empty();
    }
  }

  /**
   * A message of the bot.
   *
   * @param to the only person who sees it; empty for everybody
   * @param at {@link System#nanoTime} when it came
   */
  record Post(
      String ts,
      Optional<String> to,
      String text,
      JsonNode blocks,
      JsonNode metadata,
      int edits,
      long at) {}

  String apiUrl() {
    return "http://127.0.0.1:" + server.port() + "/api/";
  }

  String responseUrl(String user) {
    return "http://127.0.0.1:" + server.port() + "/response/" + user;
  }

  /** A person has written that. */
  void wrote(String channel, String ts) {
    roots.put(channel + "/" + ts, true);
  }

  /** A thread, or a whole direct conversation. */
  static String place(String channel, String thread) {
    return channel.startsWith("D") ? channel : channel + "/" + thread;
  }

  /** What the bot said there, oldest first; what only one person saw is at {@code /user}. */
  List<Post> posts(String place) {
    List<Post> posts = places.getOrDefault(place, List.of());
    synchronized (posts) {
      return List.copyOf(posts);
    }
  }

  /** Everything the bot said in threads, direct conversations and to single persons. */
  int count() {
    return ids.get() - 1;
  }

  /** How often a message was replaced. */
  int updates() {
    return updates.get();
  }

  /** What Slack found wrong in calls. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    server.close();
  }

  private HttpResponse api(HttpRequest request) {
    String method = request.pathParameter("method");
    Map<String, String> form = form(request);
    return weather
        .before(method, form)
        .orElseGet(
            () -> {
              ObjectNode answer = answer(request, method, form);
              return weather
                  .after(method, form)
                  .orElseGet(() -> HttpResponse.json(200, answer.toString()));
            });
  }

  private ObjectNode answer(HttpRequest request, String method, Map<String, String> form) {
    if (!request.header("Authorization").equals(Optional.of("Bearer " + TOKEN))) {
      return error("invalid_auth");
    }
    return switch (method) {
      case "auth.test" ->
          ok().put("user_id", BOT).put("user", "aadsts").put("team_id", "T0CONTOSO");
      case "chat.postMessage" -> postMessage(form);
      case "chat.postEphemeral" -> postEphemeral(form);
      case "chat.update" -> update(form);
      case "conversations.history", "conversations.replies" -> history(form);
      default -> error("unknown_method");
    };
  }

  private ObjectNode postMessage(Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    String thread = form.get("thread_ts");
    if (thread != null && !roots.containsKey(channel + "/" + thread)) {
      return error("thread_not_found");
    }
    Optional<ObjectNode> refusal = content(form);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    JsonNode metadata = tree(form.getOrDefault("metadata", "{}"));
    if (!metadata.path("event_payload").isObject()) {
      return error("invalid_metadata_format");
    }
    String ts = nextTs();
    roots.put(channel + "/" + ts, true);
    keep(place(channel, thread == null ? ts : thread), post(ts, Optional.empty(), form, metadata));
    return ok().put("channel", channel).put("ts", ts);
  }

  private ObjectNode postEphemeral(Map<String, String> form) {
    Optional<ObjectNode> refusal = content(form);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String user = form.getOrDefault("user", "");
    String ts = nextTs();
    keep("/" + user, post(ts, Optional.of(user), form, JSON.nullNode()));
    return ok().put("message_ts", ts);
  }

  private ObjectNode update(Map<String, String> form) {
    Optional<ObjectNode> refusal = content(form);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String channel = form.getOrDefault("channel", "");
    String ts = form.getOrDefault("ts", "");
    for (Map.Entry<String, List<Post>> place : places.entrySet()) {
      if (place.getKey().startsWith(channel) && replace(place.getValue(), ts, form)) {
        updates.incrementAndGet();
        return ok().put("channel", channel).put("ts", ts);
      }
    }
    return error("message_not_found");
  }

  private static boolean replace(List<Post> posts, String ts, Map<String, String> form) {
    synchronized (posts) {
      for (int at = 0; at < posts.size(); at++) {
        Post old = posts.get(at);
        if (old.ts().equals(ts)) {
          posts.set(
              at,
              new Post(
                  ts,
                  old.to(),
                  form.getOrDefault("text", ""),
                  tree(form.getOrDefault("blocks", "[]")),
                  old.metadata(),
                  old.edits() + 1,
                  System.nanoTime()));
          return true;
        }
      }
      return false;
    }
  }

  private ObjectNode history(Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    if (!channel.startsWith("D")) {
      return error("missing_scope");
    }
    ObjectNode answer = ok().put("has_more", false);
    var messages = answer.putArray("messages");
    String oldest = form.getOrDefault("oldest", "0");
    for (Post post : posts(channel)) {
      if (post.ts().compareTo(oldest) <= 0) {
        continue;
      }
      ObjectNode message =
          messages
              .insertObject(0)
              .put("type", "message")
              .put("user", BOT)
              .put("ts", post.ts())
              .put("text", post.text());
      if (form.getOrDefault("include_all_metadata", "0").equals("1")) {
        message.set("metadata", post.metadata());
      }
    }
    return answer;
  }

  private HttpResponse response(HttpRequest request) {
    JsonNode body = tree(new String(request.body(), UTF_8));
    String user = request.pathParameter("id");
    keep(
        "/" + user,
        new Post(
            nextTs(),
            Optional.of(user),
            body.path("text").asText(),
            body.path("blocks"),
            JSON.nullNode(),
            0,
            System.nanoTime()));
    return HttpResponse.text(200, "ok");
  }

  private Optional<ObjectNode> content(Map<String, String> form) {
    List<String> faults =
        form.containsKey("blocks")
            ? BlockKitRules.faults(tree(form.getOrDefault("blocks", "[]")))
            : List.of();
    return faults.isEmpty() ? Optional.empty() : Optional.of(error("invalid_blocks"));
  }

  private static Post post(
      String ts, Optional<String> to, Map<String, String> form, JsonNode metadata) {
    return new Post(
        ts,
        to,
        form.getOrDefault("text", ""),
        tree(form.getOrDefault("blocks", "[]")),
        metadata,
        0,
        System.nanoTime());
  }

  private void keep(String place, Post post) {
    List<Post> posts = places.computeIfAbsent(place, fresh -> new ArrayList<>());
    synchronized (posts) {
      posts.add(post);
    }
  }

  private String nextTs() {
    return "%d.%06d".formatted(System.currentTimeMillis() / 1000, ids.getAndIncrement());
  }

  private static Map<String, String> form(HttpRequest request) {
    if (request.header("Content-Type").orElse("").startsWith("application/json")) {
      return tree(new String(request.body(), UTF_8)).properties().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, field -> asInAForm(field.getValue())));
    }
    return Arrays.stream(new String(request.body(), UTF_8).split("&"))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(
            Collectors.toMap(
                field -> URLDecoder.decode(field[0], UTF_8),
                field -> URLDecoder.decode(field[1], UTF_8),
                // The SDK sends the thread twice.
                (first, second) -> first));
  }

  private static String asInAForm(JsonNode value) {
    return value.isBoolean()
        ? (value.asBoolean() ? "1" : "0")
        : value.isTextual() ? value.asText() : value.toString();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON", e);
    }
  }

  private static ObjectNode ok() {
    return JSON.createObjectNode().put("ok", true);
  }

  private ObjectNode error(String code) {
    refused.add(code);
    return JSON.createObjectNode().put("ok", false).put("error", code);
  }
}

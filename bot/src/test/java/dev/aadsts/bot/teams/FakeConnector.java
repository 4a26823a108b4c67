package dev.aadsts.bot.teams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aadsts.bot.teams.card.CardRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Bot Connector on loopback. Checks what the real one checks, keeps what is posted, and can
 * misbehave in the ways the real one does. What a bot did wrong is in {@link #violations}.
 */
final class FakeConnector implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern ACTIVITIES =
      Pattern.compile("/teams/v3/conversations/([^/]+)/activities(?:/([^/]+))?");
  private static final int MOST_BYTES = 28 * 1024;

  private final HttpServer server;
  private final Predicate<String> authorized;
  private final AtomicInteger ids = new AtomicInteger(1000);
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<Trouble> troubles = new ConcurrentLinkedDeque<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * A message in a conversation.
   *
   * @param conversation with the thread behind {@code ;messageid=}
   * @param versions what it was, oldest first
   */
  record Message(String id, String conversation, List<JsonNode> versions) {
    JsonNode activity() {
      return versions.getLast();
    }

    JsonNode card() {
      return activity().path("attachments").path(0).path("content");
    }

    /** Every word on the card. */
    String text() {
      return String.join("\n", card().findValuesAsText("text"));
    }
  }

  /**
   * How the next call goes wrong.
   *
   * @param delivered whether the message is there nevertheless
   */
  private record Trouble(int status, boolean delivered, String header, String value) {}

  FakeConnector(Predicate<String> authorized) {
    this.authorized = authorized;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String serviceUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/teams/";
  }

  /** Refuses the next call. */
  void answerNext(int status) {
    troubles.add(new Trouble(status, false, "X-None", "-"));
  }

  /** Refuses the next call and asks to come back. */
  void answerNext(int status, int retryAfterSeconds) {
    troubles.add(new Trouble(status, false, "Retry-After", Integer.toString(retryAfterSeconds)));
  }

  /** Takes the next message, and then says that it failed. */
  void deliverNextAndAnswer(int status) {
    troubles.add(new Trouble(status, true, "X-None", "-"));
  }

  /** Takes the next message, and never says so. */
  void deliverNextAndHang() {
    troubles.add(new Trouble(0, true, "X-None", "-"));
  }

  /** Holds every update back until the returned latch is counted down. */
  CountDownLatch holdUpdates() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** What is posted, oldest first. */
  List<Message> messages() {
    synchronized (messages) {
      return List.copyOf(messages.values());
    }
  }

  /** What is posted there. */
  List<Message> in(String conversation) {
    return messages().stream()
        .filter(message -> message.conversation().equals(conversation))
        .toList();
  }

  /** Every call, as method and path. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** What the bot did that the real one would refuse. */
  List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public void close() {
    closing.countDown();
    gate.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      calls.add(exchange.getRequestMethod() + " " + URLDecoder.decode(path, UTF_8));
      byte[] body = exchange.getRequestBody().readAllBytes();
      String authorization =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      if (!authorized.test(authorization)) {
        answer(exchange, 401, "{\"error\":{\"code\":\"AuthorizationFailure\"}}");
        return;
      }
      Trouble trouble = troubles.poll();
      if (trouble != null && !trouble.delivered()) {
        exchange.getResponseHeaders().add(trouble.header(), trouble.value());
        answer(exchange, trouble.status(), "{\"error\":{\"code\":\"Trouble\"}}");
        return;
      }
      if (exchange.getRequestMethod().equals("PUT")) {
        waitAtTheGate();
      }
      String answer = carryOut(exchange.getRequestMethod(), path, body);
      if (trouble == null) {
        answer(exchange, answer.isEmpty() ? 404 : 201, answer);
      } else if (trouble.status() > 0) {
        answer(exchange, trouble.status(), "{\"error\":{\"code\":\"Trouble\"}}");
      } else {
        hang();
      }
    }
  }

  private String carryOut(String method, String path, byte[] body) throws IOException {
    JsonNode json = JSON.readTree(body);
    if (method.equals("POST") && path.equals("/teams/v3/conversations")) {
      String member = json.path("members").path(0).path("id").asText();
      refuse(member.isEmpty(), "opened a chat with nobody");
      refuse(json.path("tenantId").asText().isEmpty(), "opened a chat in no tenant");
      return "{\"id\":\"a:chat-of-" + member + "\"}";
    }
    Matcher activities = ACTIVITIES.matcher(path);
    if (!activities.matches()) {
      violations.add("called " + path);
      return "";
    }
    String conversation = URLDecoder.decode(activities.group(1), UTF_8);
    check(json, body.length);
    if (method.equals("POST") && activities.group(2) == null) {
      return created(conversation, json);
    }
    return method.equals("PUT") ? updated(URLDecoder.decode(activities.group(2), UTF_8), json) : "";
  }

  private String created(String conversation, JsonNode activity) {
    String id = Integer.toString(ids.incrementAndGet());
    synchronized (messages) {
      messages.put(id, new Message(id, conversation, new ArrayList<>(List.of(activity))));
    }
    return "{\"id\":\"" + id + "\"}";
  }

  private String updated(String id, JsonNode activity) {
    synchronized (messages) {
      Message message = messages.get(id);
      refuse(message == null, "updated what is not there: " + id);
      if (message == null) {
        return "";
      }
      message.versions().add(activity);
      return "{\"id\":\"" + id + "\"}";
    }
  }

  private void check(JsonNode activity, int bytes) {
    refuse(bytes > MOST_BYTES, "sent " + bytes + " bytes");
    refuse(!activity.path("type").asText().equals("message"), "sent no message");
    refuse(activity.path("summary").asText().isBlank(), "sent no summary");
    refuse(activity.path("attachments").size() != 1, "sent not one attachment");
    JsonNode attachment = activity.path("attachments").path(0);
    refuse(
        !attachment.path("contentType").asText().equals("application/vnd.microsoft.card.adaptive"),
        "sent no Adaptive Card");
    violations.addAll(CardRules.violations(attachment.path("content")));
  }

  private void refuse(boolean broken, String what) {
    if (broken) {
      violations.add("The bot " + what);
    }
  }

  private void waitAtTheGate() {
    try {
      gate.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hang() {
    try {
      closing.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

package dev.aadsts.botconnector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The Bot Connector on loopback. Checks what the real one checks and answers as it does, keeps what
 * is posted, and can misbehave in the ways the real one does. What a bot did wrong is in {@link
 * #violations} too, so that a test can ask for none. Safe for use by many threads.
 */
public final class FakeConnector implements AutoCloseable {
  private static final String BASE = "/teams/";

  private final HttpServer server;
  private final Predicate<String> authorized;
  private final Conversations conversations;
  private final Clock clock;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<Trouble> troubles = new ConcurrentLinkedDeque<>();
  private volatile CountDownLatch updates = new CountDownLatch(0);
  private volatile CountDownLatch everything = new CountDownLatch(0);
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * A message in a conversation.
   *
   * @param conversation with the thread behind {@code ;messageid=}
   * @param versions what it was, oldest first
   * @param onlyFor the one person who sees a targeted message
   */
  public record Message(
      String id, String conversation, List<JsonNode> versions, Optional<String> onlyFor) {
    /** One that everybody there sees. */
    public Message(String id, String conversation, List<JsonNode> versions) {
      this(id, conversation, versions, Optional.empty());
    }

    /** As it is now. */
    public JsonNode activity() {
      return versions.getLast();
    }

    /** Its first card. */
    public JsonNode card() {
      return activity().path("attachments").path(0).path("content");
    }

    /** Every word of it: its own text and what is on its cards, one line each. */
    public String text() {
      var words = new ArrayList<String>();
      words.add(activity().path("text").asText());
      words.addAll(activity().path("attachments").findValuesAsText("text"));
      return String.join("\n", words).strip();
    }
  }

  /**
   * How the next call goes wrong.
   *
   * @param delivered whether what was asked is done nevertheless
   * @param answer empty where there never is one
   */
  private record Trouble(boolean delivered, Optional<Answer> answer) {}

  /**
   * Starts it.
   *
   * @param authorized whether an {@code Authorization} header is good
   */
  public FakeConnector(Predicate<String> authorized) {
    this(authorized, activity -> List.of(), Clock.systemUTC());
  }

  /**
   * Starts it.
   *
   * @param houseRules what is wrong with an activity by the rules of one's own bot
   */
  public FakeConnector(
      Predicate<String> authorized, Function<JsonNode, List<String>> houseRules, Clock clock) {
    this.authorized = authorized;
    this.clock = clock;
    this.conversations = new Conversations(houseRules, clock);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** What an activity says of where its answer goes. */
  public String serviceUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
  }

  /** Refuses the next call. */
  public void answerNext(int status) {
    answerNext(status, "Trouble");
  }

  /** Refuses the next call with a documented code, such as {@code ConversationBlockedByUser}. */
  public void answerNext(int status, String code) {
    troubles.add(new Trouble(false, Optional.of(Answer.refusal(status, code, "as told"))));
  }

  /** Refuses the next call and asks to come back. */
  public void answerNext(int status, int retryAfterSeconds) {
    Answer refusal = Answer.refusal(status, "Trouble", "as told");
    String seconds = Integer.toString(retryAfterSeconds);
    troubles.add(new Trouble(false, Optional.of(refusal.withHeader("Retry-After", seconds))));
  }

  /** Does what the next call asks, and then says that it failed. */
  public void deliverNextAndAnswer(int status) {
    troubles.add(new Trouble(true, Optional.of(Answer.refusal(status, "Trouble", "as told"))));
  }

  /** Does what the next call asks, and never says so. */
  public void deliverNextAndHang() {
    troubles.add(new Trouble(true, Optional.empty()));
  }

  /** Holds every update back until the returned latch is counted down. */
  public CountDownLatch holdUpdates() {
    updates = new CountDownLatch(1);
    return updates;
  }

  /** Holds every call back until the returned latch is counted down. */
  public CountDownLatch holdEverything() {
    everything = new CountDownLatch(1);
    return everything;
  }

  /** From now on, answers 429 to calls beyond these limits. */
  public void throttle(List<Limit> threads, List<Limit> tenants) {
    conversations.throttle(new Throttle(threads, clock), new Throttle(tenants, clock));
  }

  /** Refuses everything in a conversation from now on, as after somebody has blocked the bot. */
  public void block(String conversation) {
    String code = "ConversationBlockedByUser";
    conversations.shut(conversation, Answer.refusal(403, code, "User blocked the conversation"));
  }

  /** Refuses everything in a conversation from now on, as after the bot was uninstalled there. */
  public void uninstall(String conversation) {
    String code = "BotNotInConversationRoster";
    conversations.shut(
        conversation, Answer.refusal(403, code, "The bot isn't part of the conversation"));
  }

  /** Knows a conversation no more. */
  public void remove(String conversation) {
    conversations.shut(
        conversation, Answer.refusal(404, "ConversationNotFound", "Conversation not found"));
  }

  /** Lets the bot in again. */
  public void reopen(String conversation) {
    conversations.reopen(conversation);
  }

  /** Names who is in a conversation; where nobody was named, everybody counts as a member. */
  public void join(String conversation, String... people) {
    conversations.join(conversation, List.of(people));
  }

  /** What is posted, oldest first. */
  public List<Message> messages() {
    return conversations.messages();
  }

  /** What everybody sees there. */
  public List<Message> in(String conversation) {
    return messages().stream()
        .filter(message -> message.conversation().equals(conversation))
        .filter(message -> message.onlyFor().isEmpty())
        .toList();
  }

  /** What only that person sees there. */
  public List<Message> in(String conversation, String person) {
    return messages().stream()
        .filter(message -> message.conversation().equals(conversation))
        .filter(message -> message.onlyFor().filter(person::equals).isPresent())
        .toList();
  }

  /** The bot's reactions on a message, the bot's own or of somebody else, in order of the names. */
  public List<String> reactions(String messageId) {
    return conversations.reactions(messageId);
  }

  /** Every call, as method, path and query. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** What the bot did that the real one would refuse, or that breaks the rules of its house. */
  public List<String> violations() {
    return conversations.violations();
  }

  @Override
  public void close() {
    closing.countDown();
    updates.countDown();
    everything.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      calls.add(exchange.getRequestMethod() + " " + URLDecoder.decode(uri.toString(), UTF_8));
      byte[] body = exchange.getRequestBody().readAllBytes();
      waitAt(everything);
      String authorization =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      if (!authorized.test(authorization)) {
        answer(exchange, Answer.refusal(401, "AuthorizationFailure", "Not a token of a bot"));
        return;
      }
      Trouble trouble = troubles.poll();
      if (trouble != null && !trouble.delivered()) {
        answer(exchange, trouble.answer().orElseThrow());
        return;
      }
      if (exchange.getRequestMethod().equals("PUT")) {
        waitAt(updates);
      }
      Answer answer = conversations.carryOut(call(exchange.getRequestMethod(), uri), body);
      if (trouble == null) {
        answer(exchange, answer);
      } else if (trouble.answer().isPresent()) {
        answer(exchange, trouble.answer().get());
      } else {
        waitAt(closing);
      }
    }
  }

  private static Call call(String method, URI uri) {
    String path = uri.toString();
    return path.startsWith(BASE)
        ? Call.of(method, URI.create(path.substring(BASE.length())))
        : new Call.Unknown();
  }

  private static void waitAt(CountDownLatch latch) {
    try {
      boolean unused = latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

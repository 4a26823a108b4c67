package dev.aadsts.botconnector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.botconnector.FakeConnector.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The conversations behind the Bot Connector. Safe for use by many threads. */
final class Conversations {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Function<JsonNode, List<String>> houseRules;
  private final Posts posts;
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> closed = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> members = new ConcurrentHashMap<>();
  private volatile Optional<Throttle> perThread = Optional.empty();
  private volatile Optional<Throttle> perTenant = Optional.empty();

  Conversations(Function<JsonNode, List<String>> houseRules, Clock clock) {
    this.houseRules = houseRules;
    this.posts = new Posts(clock);
  }

  void throttle(Throttle threads, Throttle tenants) {
    perThread = Optional.of(threads);
    perTenant = Optional.of(tenants);
  }

  void shut(String conversation, Answer answer) {
    closed.put(conversation, answer);
  }

  void reopen(String conversation) {
    closed.remove(conversation);
  }

  void join(String conversation, List<String> people) {
    members.computeIfAbsent(conversation, unused -> ConcurrentHashMap.newKeySet()).addAll(people);
  }

  List<Message> messages() {
    return posts.all();
  }

  List<String> reactions(String messageId) {
    return posts.reactions(messageId);
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  /** Does what a call asks, or refuses to. */
  Answer carryOut(Call call, byte[] body) {
    return switch (call) {
      case Call.CreateConversation() -> opened(json(body), body.length);
      case Call.Send send -> barred(send.conversation()).orElseGet(() -> sent(send, body));
      case Call.Update update ->
          barred(update.conversation()).orElseGet(() -> updated(update, body));
      case Call.Delete delete -> barred(delete.conversation()).orElseGet(() -> deleted(delete));
      case Call.React react -> barred(react.conversation()).orElseGet(() -> reacted(react));
      case Call.Members asked -> barred(asked.conversation()).orElseGet(() -> members(asked));
      case Call.Unknown() ->
          wrong(Answer.refusal(404, "NotFound", "The bot called what is not there"));
    };
  }

  private Optional<Answer> barred(String conversation) {
    String whole = conversation.replaceFirst(";messageid=.*$", "");
    Optional<Answer> refusal = Rules.conversation(conversation);
    if (refusal.isPresent()) {
      return refusal.map(this::wrong);
    }
    if (closed.containsKey(whole)) {
      return Optional.of(closed.get(whole));
    }
    return throttled(conversation);
  }

  private Optional<Answer> throttled(String conversation) {
    return perThread
        .flatMap(throttle -> throttle.take(conversation))
        .or(() -> perTenant.flatMap(throttle -> throttle.take("")))
        .map(
            wait ->
                Answer.refusal(429, "Throttled", "Too many requests")
                    .withHeader("Retry-After", Long.toString(seconds(wait))));
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private Answer opened(JsonNode parameters, int bytes) {
    Optional<Answer> refusal = Rules.opening(parameters).or(() -> throttled("v3/conversations"));
    if (refusal.isPresent()) {
      return refusal.get().status() == 429 ? refusal.get() : wrong(refusal.get());
    }
    if (parameters.path("isGroup").asBoolean()) {
      String channel = parameters.at("/channelData/channel/id").asText();
      var first = new Call.Send(channel, Optional.empty(), false);
      Answer answer = posted(first, parameters.path("activity"), bytes);
      String id = json(answer.body().getBytes(UTF_8)).path("id").asText();
      return answer.status() == 201
          ? Answer.of(
              201, "{\"id\":\"%s;messageid=%s\",\"activityId\":\"%s\"}".formatted(channel, id, id))
          : answer;
    }
    String chat = "a:chat-of-" + parameters.at("/members/0/id").asText();
    return closed.containsKey(chat)
        ? closed.get(chat)
        : Answer.of(201, "{\"id\":\"" + chat + "\"}");
  }

  private Answer sent(Call.Send send, byte[] body) {
    return posted(send, json(body), body.length);
  }

  private Answer posted(Call.Send send, JsonNode activity, int bytes) {
    String conversation = send.conversation();
    Optional<String> person =
        Optional.of(activity.path("recipient").path("id").asText()).filter(id -> send.targeted());
    Optional<Answer> refusal =
        Rules.activity(conversation, activity, bytes)
            .or(() -> Rules.noTargeted(send.replyTo().flatMap(posts::find)))
            .or(
                () ->
                    person.flatMap(
                        id -> Rules.targeted(conversation, activity, isMember(conversation, id))));
    if (refusal.isPresent()) {
      return wrong(refusal.get());
    }
    violations.addAll(houseRules.apply(activity));
    return Answer.of(201, "{\"id\":\"" + posts.add(conversation, activity, person) + "\"}");
  }

  private Answer updated(Call.Update update, byte[] body) {
    JsonNode activity = json(body);
    Optional<Message> message = posts.find(update.activity());
    Optional<Answer> refusal =
        Rules.activity(update.conversation(), activity, body.length)
            .or(() -> Rules.change(message, update.conversation(), update.targeted()));
    if (refusal.isPresent()) {
      return wrong(refusal.get());
    }
    violations.addAll(houseRules.apply(activity));
    posts.replace(message.orElseThrow(), activity);
    return Answer.of(200, "{\"id\":\"" + update.activity() + "\"}");
  }

  private Answer deleted(Call.Delete delete) {
    Optional<Message> message = posts.find(delete.activity());
    Optional<Answer> refusal = Rules.change(message, delete.conversation(), delete.targeted());
    if (refusal.isPresent()) {
      return wrong(refusal.get());
    }
    posts.remove(delete.activity());
    return Answer.of(200, "");
  }

  private Answer reacted(Call.React react) {
    Optional<Answer> refusal = Rules.noTargeted(posts.find(react.activity()));
    if (refusal.isPresent()) {
      return wrong(refusal.get());
    }
    posts.react(react.activity(), react.reaction(), react.add());
    return Answer.of(200, "");
  }

  private Answer members(Call.Members asked) {
    Set<String> there = roster(asked.conversation());
    if (asked.member().isPresent()) {
      String member = asked.member().get();
      return there.contains(member)
          ? Answer.of(200, person(member))
          : Answer.refusal(404, "MemberNotFoundInConversation", "Nobody of that id");
    }
    String list = String.join(",", there.stream().sorted().map(Conversations::person).toList());
    return Answer.of(200, asked.paged() ? "{\"members\":[" + list + "]}" : "[" + list + "]");
  }

  private boolean isMember(String conversation, String person) {
    Set<String> there = roster(conversation);
    return there.isEmpty() || there.contains(person);
  }

  private Set<String> roster(String conversation) {
    return members.getOrDefault(conversation.replaceFirst(";messageid=.*$", ""), Set.of());
  }

  private static String person(String id) {
    return "{\"id\":\"" + id + "\",\"name\":\"" + id.replaceFirst("^29:", "") + "\"}";
  }

  private Answer wrong(Answer refusal) {
    violations.add(json(refusal.body().getBytes(UTF_8)).at("/error/message").asText());
    return refusal;
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

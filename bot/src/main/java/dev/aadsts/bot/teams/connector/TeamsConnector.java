package dev.aadsts.bot.teams.connector;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.connector.Conversations;
import com.microsoft.bot.restclient.RestException;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.ConversationParameters;
import com.microsoft.bot.schema.ConversationResourceResponse;
import com.microsoft.bot.schema.ErrorResponse;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.connections.SendOnce;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.teams.activity.Incoming;
import dev.aadsts.bot.teams.activity.Place;
import dev.aadsts.bot.teams.activity.Received;
import dev.aadsts.bot.teams.card.Card;
import dev.aadsts.bot.teams.setup.TeamsSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The Bot Connector through the Bot Framework SDK, which sees no other class but {@link Region} and
 * {@link BotCredentials}. No call goes to a host that the settings do not allow. Safe for use by
 * many threads; calls block.
 */
public final class TeamsConnector implements BotConnector {
  /** To connect. */
  static final Duration CONNECT = Duration.ofSeconds(5);

  /** For an answer. */
  public static final Duration ANSWER = Duration.ofSeconds(15);

  /**
   * So many calls wait for a region at a time. Of the 64 events that are handled at once, some are
   * always left for others, however long this one hangs.
   */
  public static final int AT_ONCE_PER_REGION = 48;

  private static final int LONGEST_REFUSAL = 16 * 1024;
  private static final JsonMapper JSON = Mappers.plain();

  private final TeamsSettings settings;
  private final Optional<BotCredentials> credentials;
  private final Duration answer;
  private final DeliveryMetrics metrics;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Region> regions = new ConcurrentHashMap<>();

  /**
   * @param credentials empty in development only
   */
  public TeamsConnector(
      TeamsSettings settings,
      Optional<BotCredentials> credentials,
      Duration answer,
      DeliveryMetrics metrics) {
    this.settings = settings;
    this.credentials = credentials;
    this.answer = answer;
    this.metrics = metrics;
  }

  @Override
  public String create(Place place, Card card) throws DeliveryException {
    return metrics.call(
        Received.EDGE,
        "create",
        () -> send(place, true, () -> ConnectorRequests.create(place, card)));
  }

  @Override
  public String whisper(Place place, Person person, Optional<String> prompt, Card card)
      throws DeliveryException {
    return metrics.call(
        Received.EDGE,
        "whisper",
        () -> send(place, true, () -> ConnectorRequests.whisper(place, person, prompt, card)));
  }

  @Override
  public void react(Place place, String messageId, String reaction, boolean add)
      throws DeliveryException {
    var unused =
        metrics.call(
            Received.EDGE,
            "react",
            () ->
                send(place, false, () -> ConnectorRequests.react(place, messageId, reaction, add)));
  }

  @Override
  public Optional<Person> member(Place place, String id) throws DeliveryException {
    try {
      JsonNode member =
          metrics.call(
              Received.EDGE,
              "member",
              () -> ask(place, false, () -> ConnectorRequests.member(place, id)));
      return Optional.of(member)
          .filter(found -> !found.path("id").asText("").isEmpty())
          .map(found -> Incoming.person(found));
    } catch (DeliveryException e) {
      if (e.kind() == Kind.REFUSED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public boolean isIn(Place place, Person person) throws DeliveryException {
    try {
      var unused =
          metrics.call(
              Received.EDGE,
              "roster",
              () -> ask(place, false, () -> ConnectorRequests.member(place, person.id())));
      return true;
    } catch (DeliveryException e) {
      if (e.kind() == Kind.REFUSED) {
        return !TeamsRefusal.shut(e);
      }
      throw e;
    }
  }

  @Override
  public void update(Place place, String messageId, Card card) throws DeliveryException {
    var unused =
        metrics.call(
            Received.EDGE,
            "update",
            () -> send(place, false, () -> ConnectorRequests.update(place, messageId, card)));
  }

  @Override
  public Place personalChat(Place place, Person person) throws DeliveryException {
    var parameters = new ConversationParameters();
    parameters.setIsGroup(false);
    parameters.setBot(new ChannelAccount(place.botId()));
    parameters.setMembers(List.of(new ChannelAccount(person.id())));
    parameters.setTenantId(place.tenant());
    ObjectNode channelData = JsonNodeFactory.instance.objectNode();
    channelData.putObject("tenant").put("id", place.tenant());
    parameters.setChannelData(channelData);
    ConversationResourceResponse opened =
        call(
            "open_chat",
            place,
            false,
            conversations -> conversations.createConversation(parameters));
    if (opened == null || opened.getId() == null) {
      throw new DeliveryException(Kind.REFUSED, "No personal chat was opened");
    }
    return place.personal(opened.getId());
  }

  @Override
  public void close() {
    regions.values().forEach(Region::close);
    threads.close();
  }

  @FunctionalInterface
  private interface Call<T> {
    CompletableFuture<T> on(Conversations conversations);
  }

  private <T> @Nullable T call(String method, Place place, boolean creates, Call<T> call)
      throws DeliveryException {
    return metrics
        .call(Received.EDGE, method, () -> Optional.ofNullable(call(place, creates, call)))
        .orElse(null);
  }

  private Region region(Place place) throws DeliveryException {
    if (!settings.allowsService(place.serviceUrl())) {
      throw new DeliveryException(Kind.REFUSED, "The service URL is not one of Teams");
    }
    return regions.computeIfAbsent(
        place.serviceUrl(), url -> new Region(url, credentials, threads, answer));
  }

  private <T> @Nullable T call(Place place, boolean creates, Call<T> call)
      throws DeliveryException {
    Region region = region(place);
    return region
        .call(() -> Optional.ofNullable(answered(call.on(region.conversations()), creates)))
        .orElse(null);
  }

  private <T> @Nullable T answered(CompletableFuture<T> sent, boolean creates)
      throws DeliveryException {
    long wait = CONNECT.plus(answer.multipliedBy(2)).toMillis();
    try {
      return sent.get(wait, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(e, creates);
    } catch (TimeoutException e) {
      throw ResponseClassifier.silence(e, creates);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ResponseClassifier.silence(e, creates);
    }
  }

  // The id in the answer, if any.
  private String send(Place place, boolean creates, Supplier<Request> request)
      throws DeliveryException {
    return ask(place, creates, request).path("id").asText("");
  }

  private JsonNode ask(Place place, boolean creates, Supplier<Request> request)
      throws DeliveryException {
    Region region = region(place);
    return region.call(() -> ask(region.http(), creates, request.get()));
  }

  private JsonNode ask(OkHttpClient http, boolean creates, Request request)
      throws DeliveryException {
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw refused(response, code(response), creates);
      }
      // OkHttp gives a body, perhaps an empty one, to each answer of a call.
      return JSON.readTree(requireNonNull(response.body()).byteStream());
    } catch (JsonProcessingException e) { // It was taken all the same.
      return JSON.missingNode();
    } catch (SendOnce.NotSentException e) {
      throw new DeliveryException(Kind.NOT_DELIVERED, "Not sent to the Bot Connector", e);
    } catch (IOException e) {
      throw ResponseClassifier.silence(e, creates);
    }
  }

  private DeliveryException failed(ExecutionException failure, boolean creates) {
    Throwable cause = failure.getCause();
    if (cause instanceof RestException refused && refused.response() != null) {
      return refused(refused.response().raw(), code(refused), creates);
    }
    return cause instanceof SendOnce.NotSentException
        ? new DeliveryException(Kind.NOT_DELIVERED, "Not sent to the Bot Connector", cause)
        : ResponseClassifier.silence(failure, creates);
  }

  private DeliveryException refused(Response answer, String code, boolean creates) {
    if (ResponseClassifier.needsToken(answer.code())) {
      credentials.ifPresent(BotCredentials::forget);
    }
    Optional<String> retryAfter = Optional.ofNullable(answer.header("Retry-After"));
    return ResponseClassifier.failure(answer.code(), code, retryAfter, creates);
  }

  private static String code(RestException refused) {
    return refused.body() instanceof ErrorResponse body && body.getError() != null
        ? known(body.getError().getCode())
        : "";
  }

  private static String code(Response refused) throws IOException {
    String body = refused.peekBody(LONGEST_REFUSAL).string();
    try {
      return known(JSON.readTree(body).path("error").path("code").textValue());
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  // It goes into the log.
  private static String known(@Nullable String code) {
    return code != null && code.matches("[A-Za-z]{1,60}") ? code : "";
  }
}

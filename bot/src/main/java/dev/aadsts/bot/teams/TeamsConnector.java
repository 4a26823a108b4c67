package dev.aadsts.bot.teams;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.connector.ConnectorClient;
import com.microsoft.bot.connector.Conversations;
import com.microsoft.bot.connector.rest.RestConnectorClient;
import com.microsoft.bot.restclient.RestClient;
import com.microsoft.bot.restclient.RestException;
import com.microsoft.bot.restclient.ServiceResponseBuilder;
import com.microsoft.bot.restclient.retry.RetryStrategy;
import com.microsoft.bot.restclient.serializer.JacksonAdapter;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import com.microsoft.bot.schema.Attachment;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.ConversationAccount;
import com.microsoft.bot.schema.ConversationParameters;
import com.microsoft.bot.schema.ConversationResourceResponse;
import com.microsoft.bot.schema.ResourceResponse;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.teams.card.Card;
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
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * Sends to the Bot Connector: the one door to the Bot Framework SDK. Each call is one HTTP request,
 * never repeated here, and none goes to a host that the settings do not allow. Safe for use by many
 * threads; calls block.
 */
final class TeamsConnector implements AutoCloseable {
  /** To connect. */
  static final Duration CONNECT = Duration.ofSeconds(5);

  /** For an answer. */
  static final Duration ANSWER = Duration.ofSeconds(15);

  // OkHttp's five at once per host would let one slow region hold up the others' answers.
  private static final int AT_ONCE_PER_HOST = 64;
  private static final int AT_ONCE = 256;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAUTHORIZED = 401;
  private static final int TIMEOUT = 408;
  private static final int PRECONDITION_FAILED = 412;
  private static final int FIRST_SERVER_ERROR = 500;

  private final TeamsSettings settings;
  private final Optional<BotCredentials> credentials;
  private final Duration answer;
  private final DeliveryMetrics metrics;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Dispatcher dispatcher = new Dispatcher(threads);
  private final Map<String, ConnectorClient> clients = new ConcurrentHashMap<>();

  /**
   * @param credentials empty in development only
   */
  TeamsConnector(
      TeamsSettings settings,
      Optional<BotCredentials> credentials,
      Duration answer,
      DeliveryMetrics metrics) {
    this.settings = settings;
    this.credentials = credentials;
    this.answer = answer;
    this.metrics = metrics;
    dispatcher.setMaxRequests(AT_ONCE);
    dispatcher.setMaxRequestsPerHost(AT_ONCE_PER_HOST);
  }

  /** Posts a message and returns its id. */
  String create(Place place, Card card) throws DeliveryException {
    Activity activity = activity(place, card);
    ResourceResponse created =
        call(
            "create",
            place,
            true,
            conversations -> conversations.sendToConversation(place.address(), activity));
    return created == null || created.getId() == null ? "" : created.getId();
  }

  /** Posts a message that only that member of the conversation sees, and returns its id. */
  String whisper(Place place, Person person, Optional<String> prompt, Card card)
      throws DeliveryException {
    return metrics.call(
        MessagesEndpoint.EDGE,
        "whisper",
        () -> send(place, true, Wire.whisper(place, person, prompt, card)));
  }

  /** Puts a reaction of the bot on a message, or takes it away. May be repeated. */
  void react(Place place, String messageId, String reaction, boolean add) throws DeliveryException {
    var unused =
        metrics.call(
            MessagesEndpoint.EDGE,
            "react",
            () -> send(place, false, Wire.react(place, messageId, reaction, add)));
  }

  /** Replaces a message. May be repeated. */
  void update(Place place, String messageId, Card card) throws DeliveryException {
    Activity activity = activity(place, card);
    activity.setId(messageId);
    call(
        "update",
        place,
        false,
        conversations -> conversations.updateActivity(place.address(), messageId, activity));
  }

  /** The chat of that person with the bot; opening it twice gives the same chat. */
  Place personalChat(Place place, Person person) throws DeliveryException {
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
    clients.values().forEach(client -> client.getRestClient().close());
    threads.close();
  }

  private static Activity activity(Place place, Card card) {
    var attachment = new Attachment();
    attachment.setContentType(Card.CONTENT_TYPE);
    // A tree of Jackson's own: the SDK reflects into anything else, which the JDK forbids.
    attachment.setContent(card.content());
    var activity = new Activity(ActivityTypes.MESSAGE);
    activity.setFrom(new ChannelAccount(place.botId()));
    activity.setConversation(new ConversationAccount(place.address()));
    activity.setSummary(card.summary());
    activity.setAttachments(List.of(attachment));
    return activity;
  }

  @FunctionalInterface
  private interface Call<T> {
    CompletableFuture<T> on(Conversations conversations);
  }

  private <T> @Nullable T call(String method, Place place, boolean creates, Call<T> call)
      throws DeliveryException {
    return metrics
        .call(MessagesEndpoint.EDGE, method, () -> Optional.ofNullable(call(place, creates, call)))
        .orElse(null);
  }

  private ConnectorClient client(Place place) throws DeliveryException {
    if (!settings.allowsService(place.serviceUrl())) {
      throw new DeliveryException(Kind.REFUSED, "The service URL is not one of Teams");
    }
    return clients.computeIfAbsent(place.serviceUrl(), this::client);
  }

  private <T> @Nullable T call(Place place, boolean creates, Call<T> call)
      throws DeliveryException {
    ConnectorClient client = client(place);
    long wait = CONNECT.plus(answer.multipliedBy(2)).toMillis();
    try {
      return call.on(client.getConversations()).get(wait, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(e, creates);
    } catch (TimeoutException e) {
      throw new DeliveryException(uncertainIf(creates), "No answer from the Bot Connector", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException(uncertainIf(creates), "Interrupted while sending", e);
    }
  }

  // The id in the answer, if any.
  private String send(Place place, boolean creates, Request request) throws DeliveryException {
    OkHttpClient http = client(place).getRestClient().httpClient();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw answered(response.code(), retryAfter(response), creates);
      }
      // OkHttp gives a body, perhaps an empty one, to each answer of a call.
      return JSON.readTree(requireNonNull(response.body()).byteStream()).path("id").asText();
    } catch (JsonProcessingException e) { // It was taken all the same.
      return "";
    } catch (SendGuard.NotSentException e) {
      throw new DeliveryException(Kind.NOT_DELIVERED, "Not sent to the Bot Connector", e);
    } catch (IOException e) {
      throw new DeliveryException(
          uncertainIf(creates), "No usable answer from the Bot Connector", e);
    }
  }

  private DeliveryException failed(ExecutionException failure, boolean creates) {
    Throwable cause = failure.getCause();
    if (cause instanceof RestException refused && refused.response() != null) {
      // Not the SDK's message, which repeats the answer's whole body.
      Response answer = refused.response().raw();
      return answered(answer.code(), retryAfter(answer), creates);
    }
    if (cause instanceof SendGuard.NotSentException) {
      return new DeliveryException(Kind.NOT_DELIVERED, "Not sent to the Bot Connector", cause);
    }
    return new DeliveryException(
        uncertainIf(creates), "No usable answer from the Bot Connector", failure);
  }

  private DeliveryException answered(int status, Optional<Duration> retryAfter, boolean creates) {
    String message = "The Bot Connector answered with status " + status;
    if (status == TOO_MANY_REQUESTS) {
      return new DeliveryException(Kind.NOT_DELIVERED, retryAfter, message);
    }
    if (status == UNAUTHORIZED) {
      credentials.ifPresent(BotCredentials::forget);
      return new DeliveryException(Kind.NOT_DELIVERED, message);
    }
    if (status == TIMEOUT || status == PRECONDITION_FAILED || status >= FIRST_SERVER_ERROR) {
      return new DeliveryException(uncertainIf(creates), message);
    }
    // A success that the SDK could not read is no reason to send again.
    return new DeliveryException(status < 300 ? Kind.UNCERTAIN : Kind.REFUSED, message);
  }

  // What was created may be there although nobody said so; an update may simply be sent again.
  private static Kind uncertainIf(boolean creates) {
    return creates ? Kind.UNCERTAIN : Kind.NOT_DELIVERED;
  }

  private static Optional<Duration> retryAfter(Response answer) {
    String header = answer.header("Retry-After");
    return header != null && header.matches("\\d{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
        : Optional.empty();
  }

  private ConnectorClient client(String serviceUrl) {
    var http =
        new OkHttpClient.Builder()
            .addInterceptor(SendGuard::outside)
            .addNetworkInterceptor(SendGuard::inside)
            .callTimeout(CONNECT.plus(answer))
            .writeTimeout(answer)
            .retryOnConnectionFailure(false)
            .followRedirects(false);
    var builder =
        new RestClient.Builder(http, new Retrofit.Builder())
            .withBaseUrl(serviceUrl)
            .withSerializerAdapter(new JacksonAdapter())
            .withResponseBuilderFactory(new ServiceResponseBuilder.Factory())
            .withConnectionTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
            .withReadTimeout(answer.toMillis(), TimeUnit.MILLISECONDS)
            .withDispatcher(dispatcher)
            .withRetryStrategy(new NoRetry());
    credentials.ifPresent(builder::withCredentials);
    return new RestConnectorClient(builder.build());
  }

  /** The SDK's own strategy posts three times on a server error, and does not wait on a 429. */
  private static final class NoRetry extends RetryStrategy {
    NoRetry() {
      super("none", false);
    }

    @Override
    public boolean shouldRetry(int retryCount, Response response) {
      return false;
    }
  }
}

package dev.aadsts.bot.teams.connector;

import com.microsoft.bot.connector.ConnectorClient;
import com.microsoft.bot.connector.Conversations;
import com.microsoft.bot.connector.rest.RestConnectorClient;
import com.microsoft.bot.restclient.RestClient;
import com.microsoft.bot.restclient.ServiceResponseBuilder;
import com.microsoft.bot.restclient.retry.RetryStrategy;
import com.microsoft.bot.restclient.serializer.JacksonAdapter;
import dev.aadsts.bot.connections.IdleConnections;
import dev.aadsts.bot.connections.PromptSockets;
import dev.aadsts.bot.connections.SendOnce;
import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.DeliveryException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import retrofit2.Retrofit;

/**
 * The Bot Connector of one region, with connections of its own: one that answers slowly holds up
 * nobody elsewhere. Safe for use by many threads.
 */
final class Region implements AutoCloseable {
  // In good times a call takes a tenth of a second.
  private static final Duration FOR_A_TURN = Duration.ofMillis(250);
  private static final Duration LATER = Duration.ofSeconds(2);

  private final ConnectorClient client;
  private final Semaphore turns = new Semaphore(TeamsConnector.AT_ONCE_PER_REGION);

  /**
   * @param threads to send with
   * @param answer how long to wait for one
   */
  Region(
      String serviceUrl,
      Optional<BotCredentials> credentials,
      ExecutorService threads,
      Duration answer) {
    var dispatcher = new Dispatcher(threads);
    // OkHttp's own limit is five at once per host.
    dispatcher.setMaxRequests(TeamsConnector.AT_ONCE_PER_REGION);
    dispatcher.setMaxRequestsPerHost(TeamsConnector.AT_ONCE_PER_REGION);
    var http =
        SendOnce.in(new OkHttpClient.Builder())
            .connectionPool(IdleConnections.atMost(TeamsConnector.AT_ONCE_PER_REGION))
            .socketFactory(new PromptSockets())
            // To watch each read and write besides would set two alarms for each call.
            .callTimeout(TeamsConnector.CONNECT.plus(answer))
            .writeTimeout(Duration.ZERO)
            .retryOnConnectionFailure(false)
            .followRedirects(false);
    var builder =
        new RestClient.Builder(http, new Retrofit.Builder())
            .withBaseUrl(serviceUrl)
            .withSerializerAdapter(new JacksonAdapter())
            .withResponseBuilderFactory(new ServiceResponseBuilder.Factory())
            .withConnectionTimeout(TeamsConnector.CONNECT.toMillis(), TimeUnit.MILLISECONDS)
            .withReadTimeout(0, TimeUnit.MILLISECONDS)
            .withDispatcher(dispatcher)
            .withRetryStrategy(new NoRetry());
    credentials.ifPresent(builder::withCredentials);
    client = new RestConnectorClient(builder.build());
  }

  /** A call to the Bot Connector. */
  @FunctionalInterface
  interface Call<T> {
    T make() throws DeliveryException;
  }

  /**
   * Makes a call, if not too many wait for this region already.
   *
   * @throws DeliveryException with {@link Kind#NOT_YET} if so
   */
  <T> T call(Call<T> call) throws DeliveryException {
    if (!hasTurn()) {
      throw new DeliveryException(
          Kind.NOT_YET, Optional.of(LATER), "Too many wait for this region of Teams already");
    }
    try {
      return call.make();
    } finally {
      turns.release();
    }
  }

  /** What the SDK can do. */
  Conversations conversations() {
    return client.getConversations();
  }

  /** For what it cannot do. */
  OkHttpClient http() {
    return client.getRestClient().httpClient();
  }

  @Override
  public void close() {
    client.getRestClient().close();
  }

  private boolean hasTurn() throws DeliveryException {
    try {
      return turns.tryAcquire(FOR_A_TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException(Kind.NOT_YET, "Stopped while waiting for a turn", e);
    }
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

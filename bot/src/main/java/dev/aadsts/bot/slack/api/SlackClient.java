package dev.aadsts.bot.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Makes the SDK's client, with our manners. */
public final class SlackClient {
  private SlackClient() {}

  /**
   * A client without metrics, on virtual threads.
   *
   * @param patience how long a call may take
   */
  public static Slack of(String apiUrl, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl);
    config.setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis(millis);
    config.setHttpClientReadTimeoutMillis(millis);
    config.setHttpClientWriteTimeoutMillis(millis);
    config.setExecutorServiceProvider(new VirtualThreads());
    config.synchronizeExecutorServiceProviders();
    OkHttpClient http = SendOnce.in(SlackHttpClient.buildOkHttpClient(config));
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  /** Lets go of its connections. */
  public static void close(Slack slack) {
    OkHttpClient http = slack.getHttpClient().getOkHttpClient();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}

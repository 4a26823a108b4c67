package dev.aadsts.bot.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.audit.AuditConfig;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.scim.SCIMConfig;
import com.slack.api.scim2.SCIM2Config;
import com.slack.api.util.http.SlackHttpClient;
import dev.aadsts.bot.cache.Lazy;
import dev.aadsts.bot.connections.IdleConnections;
import dev.aadsts.bot.connections.PromptSockets;
import dev.aadsts.bot.connections.SendOnce;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * The SDK's client, with our manners. It reads all certificates that the JVM trusts, which takes a
 * good part of a start, so it is made when the first call needs it. Safe for use by many threads.
 */
public final class SlackClient implements AutoCloseable {
  private static final int MOST_IDLE = 64;

  private final String apiUrl;
  private final Lazy<Slack> slack;

  private SlackClient(String apiUrl, Duration patience) {
    this.apiUrl = apiUrl;
    this.slack = new Lazy<>(() -> made(apiUrl, Math.toIntExact(patience.toMillis())));
  }

  /**
   * A client without metrics, on virtual threads.
   *
   * @param patience how long a call may take
   */
  public static SlackClient of(String apiUrl, Duration patience) {
    return new SlackClient(apiUrl, patience);
  }

  /** The client itself. */
  public Slack slack() {
    return slack.get();
  }

  private static Slack made(String apiUrl, int patienceMillis) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl);
    config.setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis(patienceMillis);
    // The call has its limit. To watch each read and write besides would set two alarms for each.
    config.setHttpClientReadTimeoutMillis(0);
    config.setHttpClientWriteTimeoutMillis(0);
    countNothing(
        config.getMethodsConfig(),
        config.getAuditConfig(),
        config.getSCIMConfig(),
        config.getSCIM2Config());
    countNothing(
        SlackConfig.DEFAULT.getMethodsConfig(),
        SlackConfig.DEFAULT.getAuditConfig(),
        SlackConfig.DEFAULT.getSCIMConfig(),
        SlackConfig.DEFAULT.getSCIM2Config());
    countNothing(
        MethodsConfig.DEFAULT_SINGLETON,
        AuditConfig.DEFAULT_SINGLETON,
        SCIMConfig.DEFAULT_SINGLETON,
        SCIM2Config.DEFAULT_SINGLETON);
    config.setExecutorServiceProvider(new VirtualThreads());
    config.synchronizeExecutorServiceProviders();
    OkHttpClient http =
        SendOnce.in(SlackHttpClient.buildOkHttpClient(config).newBuilder())
            .connectionPool(IdleConnections.atMost(MOST_IDLE))
            .socketFactory(new PromptSockets())
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  // Each of these would wake up every second to count calls that nobody asks for.
  private static void countNothing(
      MethodsConfig methods, AuditConfig audit, SCIMConfig scim, SCIM2Config scim2) {
    methods.getMetricsDatastore().setStatsEnabled(false);
    audit.getMetricsDatastore().setStatsEnabled(false);
    scim.getMetricsDatastore().setStatsEnabled(false);
    scim2.getMetricsDatastore().setStatsEnabled(false);
  }

  OkHttpClient http() {
    return slack().getHttpClient().getOkHttpClient();
  }

  String url(String method) {
    return apiUrl + method;
  }

  /** Lets go of its connections. */
  @Override
  public void close() {
    slack.ifMade(
        made -> {
          OkHttpClient http = made.getHttpClient().getOkHttpClient();
          http.dispatcher().executorService().shutdown();
          http.connectionPool().evictAll();
        });
  }
}

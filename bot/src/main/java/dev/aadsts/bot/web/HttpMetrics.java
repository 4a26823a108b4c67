package dev.aadsts.bot.web;

import dev.aadsts.bot.http.AccessMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times every request as {@code aadsts_http_requests}. Safe for use by many threads. */
final class HttpMetrics implements AccessMetrics {
  private final MeterRegistry meters;
  // To find one there by its labels takes longer than to count.
  private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();

  HttpMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  private record Labels(String method, String route, int status) {}

  @Override
  public void answered(String method, String route, int status, Duration took) {
    timers.computeIfAbsent(new Labels(method, route, status), this::timer).record(took);
  }

  private Timer timer(Labels labels) {
    return Timer.builder("aadsts.http.requests")
        .description("Requests answered, by route")
        .tag("method", labels.method())
        .tag("route", labels.route())
        .tag("status", Integer.toString(labels.status()))
        // Slack wants an acknowledgement within 3 seconds.
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3))
        .register(meters);
  }
}

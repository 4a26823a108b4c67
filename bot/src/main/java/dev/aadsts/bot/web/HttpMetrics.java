package dev.aadsts.bot.web;

import dev.aadsts.bot.http.AccessMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times every request as {@code aadsts_http_requests}. */
record HttpMetrics(MeterRegistry meters) implements AccessMetrics {
  @Override
  public void answered(String method, String route, int status, Duration took) {
    Timer.builder("aadsts.http.requests")
        .description("Requests answered, by route")
        .tag("method", method)
        .tag("route", route)
        .tag("status", Integer.toString(status))
        // Slack wants an acknowledgement within 3 seconds.
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3))
        .register(meters)
        .record(took);
  }
}

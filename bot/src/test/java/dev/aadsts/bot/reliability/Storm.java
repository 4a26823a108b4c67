package dev.aadsts.bot.reliability;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aadsts.bot.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A slow Slack that now and then does not take a call, or takes it and answers that it did not.
 *
 * @param faults the share of calls; a third of them each with 429, with 503 undone, and with 500
 *     although it was done
 */
record Storm(Duration delay, double faults) implements SlackWorkspace.Weather {
  @Override
  public Optional<HttpResponse> before(String method, Map<String, String> form) {
    LockSupport.parkNanos(delay.toNanos() / 2);
    double drawn = ThreadLocalRandom.current().nextDouble();
    if (drawn < faults / 3) {
      String body =
          JsonNodeFactory.instance
              .objectNode()
              .put("ok", false)
              .put("error", "ratelimited")
              .toString();
      return Optional.of(HttpResponse.json(429, body).withHeader("Retry-After", "1"));
    }
    return drawn < faults * 2 / 3
        ? Optional.of(HttpResponse.text(503, "upstream"))
        : Optional.empty();
  }

  @Override
  public Optional<HttpResponse> after(String method, Map<String, String> form) {
    LockSupport.parkNanos(delay.toNanos() / 2);
    return ThreadLocalRandom.current().nextDouble() < faults / 3
        ? Optional.of(HttpResponse.text(500, "upstream"))
        : Optional.empty();
  }
}

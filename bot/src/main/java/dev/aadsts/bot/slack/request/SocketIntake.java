package dev.aadsts.bot.slack.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.delivery.DeliveryMetrics;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.mapper.Mappers;
import dev.aadsts.bot.slack.api.SlackApi;
import dev.aadsts.bot.slack.socket.Envelope;
import dev.aadsts.bot.slack.socket.Envelope.Taken;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what comes over a socket the way of a signed request: we opened the socket where Slack told
 * us to, so whatever comes there is from Slack. Called by many threads.
 */
public final class SocketIntake implements Envelope.Taker {
  private static final Logger LOG = LoggerFactory.getLogger(SocketIntake.class);
  private static final JsonMapper JSON = Mappers.plain();
  private static final String FORM = "application/x-www-form-urlencoded";

  private final SlackEndpoint endpoint;
  private final DeliveryMetrics metrics;

  public SocketIntake(SlackEndpoint endpoint, DeliveryMetrics metrics) {
    this.endpoint = endpoint;
    this.metrics = metrics;
  }

  @Override
  public Taken take(Envelope envelope) {
    return metrics.acknowledging(SlackApi.EDGE, () -> kept(envelope));
  }

  private Taken kept(Envelope envelope) {
    try {
      return request(envelope)
          .map(request -> taken(endpoint.genuine(request).join()))
          .orElseGet(() -> unknown(envelope));
    } catch (RuntimeException e) { // The outermost handler of what comes over a socket.
      LOG.error("Could not take an envelope of Slack", e);
      return new Taken.NotKept();
    }
  }

  private static Optional<HttpRequest> request(Envelope envelope) {
    JsonNode payload = envelope.payload();
    return switch (envelope.kind()) {
      case "events_api" -> Optional.of(request("application/json", payload.toString()));
      case "slash_commands" -> Optional.of(request(FORM, form(payload)));
      case "interactive" ->
          Optional.of(request(FORM, "payload=" + URLEncoder.encode(payload.toString(), UTF_8)));
      default -> Optional.empty();
    };
  }

  private static HttpRequest request(String type, String body) {
    return new HttpRequest(
        "POST",
        "/slack/events",
        Map.of(),
        Map.of(),
        Map.of("Content-Type", type),
        body.getBytes(UTF_8),
        "socket");
  }

  private static String form(JsonNode fields) {
    return fields.properties().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue().asText(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Taken unknown(Envelope envelope) {
    LOG.debug("Ignored an envelope of the kind {}", envelope.kind());
    return new Taken.Done(Optional.empty());
  }

  // What is not understood the first time is not understood the next time either.
  private static Taken taken(HttpResponse response) {
    if (response.status() >= 500) {
      return new Taken.NotKept();
    }
    return new Taken.Done(
        response.status() == 200 && response.body().length > 0
            ? json(response.bodyText())
            : Optional.empty());
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Our listeners answer in JSON only", e);
    }
  }
}

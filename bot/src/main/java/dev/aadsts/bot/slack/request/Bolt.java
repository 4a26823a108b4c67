package dev.aadsts.bot.slack.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.aadsts.bot.cache.Lazy;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests to Bolt. The app is made for the first of them: what people ask first comes past
 * Bolt, and should not wait for it. Safe for use by many threads.
 */
final class Bolt {
  private final Lazy<Running> running;

  /**
   * @param making asked once, for an app that has its listeners
   */
  Bolt(Supplier<App> making) {
    this.running = new Lazy<>(() -> Running.of(making.get().start()));
  }

  private record Running(App app, SlackRequestParser parser) {
    static Running of(App app) {
      return new Running(app, new SlackRequestParser(app.config()));
    }
  }

  /** What the app's listeners answer. */
  HttpResponse run(HttpRequest request, String body) throws Malformed {
    Running bolt = running.get();
    Request<?> parsed = parse(bolt.parser(), request, body);
    if (parsed == null) {
      throw new Malformed();
    }
    return converted(respond(bolt.app(), parsed));
  }

  private static @Nullable Request<?> parse(
      SlackRequestParser parser, HttpRequest request, String body) throws Malformed {
    Map<String, List<String>> headers =
        request.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    try {
      return parser.parse(
          SlackRequestParser.HttpRequest.builder()
              .requestUri(request.path())
              .queryString(Map.of())
              .requestBody(body)
              .headers(new RequestHeaders(headers))
              .remoteAddress(request.remoteAddress())
              .build());
    } catch (RuntimeException e) { // Several kinds, on values of another type.
      throw new Malformed();
    }
  }

  private static Response respond(App app, Request<?> request) {
    try {
      return app.run(request);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // Bolt declares nothing narrower; our listeners throw none.
      throw new IllegalStateException("Bolt failed", e);
    }
  }

  private static HttpResponse converted(Response response) {
    String body = Optional.ofNullable(response.getBody()).orElse("");
    String type = Optional.ofNullable(response.getContentType()).orElse("text/plain");
    return body.isEmpty()
        ? HttpResponse.empty(response.getStatusCode())
        : HttpResponse.of(response.getStatusCode(), type, body.getBytes(UTF_8));
  }
}

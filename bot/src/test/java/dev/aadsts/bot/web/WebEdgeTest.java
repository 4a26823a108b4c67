package dev.aadsts.bot.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.health.HealthCheck;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class WebEdgeTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final KnowledgeBase KB = KnowledgeFixture.kb();
  private static final HealthCheck STORE = new HealthCheck("store", Health::working);

  @SuppressWarnings("NullAway.Init")
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = serve(List.of(STORE));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void explainsOverASocket() throws Exception {
    var answer = explain(server, "{\"text\":\"AADSTS50105\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"codes\":[50105],\"primary\":50105,");
  }

  @Test
  void answersAPasteOfAMegabyte() throws Exception {
    var answer = explain(server, "{\"text\":\"AADSTS50105" + "\\n".repeat(1_000_000) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesABodyOverTwoMebibytes() throws Exception {
    var answer = explain(server, "{\"text\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("2,097,152");
  }

  @Test
  void answersAnotherMethodOfTheApiWithAProblem() throws Exception {
    var answer = get(server, "/api/v1/explain", "text/html");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void answersAnUnknownRouteOfTheApiWithAProblemEvenToABrowser() throws Exception {
    var answer = get(server, "/api/v2/explain", "text/html");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("https://bot.example/help#no-such-path", "There is nothing at /api/v2/explain");
  }

  @Test
  void showsPeopleAPageAndProgramsAProblemWhereNothingIs() throws Exception {
    assertThat(get(server, "/nowhere", "text/html").body()).contains("There is nothing here");
    assertThat(get(server, "/nowhere", "*/*").body()).contains("no-such-path");
  }

  @Test
  void isAliveWhateverItsParts() throws Exception {
    try (var broken = serve(List.of(new HealthCheck("store", () -> Health.down("Disk full"))))) {
      var answer = get(broken, "/health/live", "*/*");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
    }
  }

  @Test
  void isReadyWhereEveryPartIs() throws Exception {
    var answer = get(server, "/health/ready", "*/*");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"up\",\"checks\":{\"store\":{\"status\":\"up\"}}}");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void isNotReadyWhileAPartIsDownAndNamesIt() throws Exception {
    var slack = new HealthCheck("slack", () -> Health.down("No connection"));
    try (var half = serve(List.of(STORE, slack))) {
      var answer = get(half, "/health/ready", "*/*");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .isEqualTo(
              """
              {"status":"down","checks":{"store":{"status":"up"},"slack":{"status":"down","detail":"No connection"}}}\
              """);
    }
  }

  @Test
  void keepsTheReasonOfACheckThatThrowsToItself() throws Exception {
    var teams =
        new HealthCheck(
            "teams",
            () -> {
              throw new IllegalStateException("jdbc:secret");
            });
    try (var half = serve(List.of(teams))) {
      var answer = get(half, "/health/ready", "*/*");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"status\":\"down\"").doesNotContain("secret");
    }
  }

  @Test
  void doesNotWaitForACheckThatHangs() throws Exception {
    var stuck =
        new HealthCheck(
            "store",
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Health.working();
            });
    try (var half = serve(List.of(stuck))) {
      var answer = get(half, "/health/ready", "*/*");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("No answer within 2 seconds");
    }
  }

  @Test
  void countsRequestsByRouteForPrometheus() throws Exception {
    get(server, "/codes/50105", "text/html");

    var answer = get(server, "/metrics", "*/*");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.body())
        .contains(
            "aadsts_http_requests_seconds_count{method=\"GET\",route=\"/codes/{code}\",status=\"200\"}");
  }

  private static HttpServer serve(List<HealthCheck> checks) {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var web =
        new WebEdge(
            () -> KB,
            URI.create("https://bot.example"),
            checks,
            meters,
            WebAccess.DEFAULT,
            (event, code, where, by, words) -> {},
            Clock.systemUTC());
    return HttpServer.start(
        HttpSettings.on("127.0.0.1", 0), web.routes(), web.fallback(), web.accessMetrics());
  }

  private static HttpResponse<String> explain(HttpServer server, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        to(server, "/api/v1/explain")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString(UTF_8));
  }

  private static HttpResponse<String> get(HttpServer server, String path, String accept)
      throws IOException, InterruptedException {
    return CLIENT.send(
        to(server, path).header("Accept", accept).build(), BodyHandlers.ofString(UTF_8));
  }

  private static HttpRequest.Builder to(HttpServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }
}

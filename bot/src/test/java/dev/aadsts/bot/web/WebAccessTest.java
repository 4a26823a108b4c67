package dev.aadsts.bot.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.health.HealthCheck;
import dev.aadsts.bot.http.DirectClient;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.Requests;
import dev.aadsts.bot.http.guard.BearerToken;
import dev.aadsts.bot.http.guard.Clients;
import dev.aadsts.bot.testkit.MutableClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use page, API and metrics, and what every answer tells a browser. */
final class WebAccessTest {
  private static final String PREFLIGHT =
      "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n";

  private static final String TOKEN = "0123456789abcdef";
  private static final String STRANGER = "192.0.2.1";
  private static final HttpRequest EXPLAIN =
      Requests.post("/api/v1/explain", "application/json", "{\"text\":\"AADSTS50105\"}");
  private static final WebAccess WITH_TOKENS =
      new WebAccess(
          Clients.DIRECT,
          WebAccess.USUAL,
          Optional.of(new BearerToken(TOKEN)),
          Optional.of(new BearerToken("metrics-" + TOKEN)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer 0123456789abcde",
        "Bearer 0123456789abcdef0",
        "Basic MDEyMzQ1Njc4OWFiY2RlZg==",
        "0123456789abcdef"
      })
  void asksForTheTokenOfTheApi(String authorization) {
    for (HttpRequest call :
        List.of(
            EXPLAIN,
            Requests.get("/api/v1/articles/50105"),
            Requests.get("/api/v1/search", Map.of("q", "admin")))) {
      HttpResponse answer =
          client(WITH_TOKENS).send(Requests.with("Authorization", authorization, call));

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"aadsts\"");
      assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void takesTheTokenOfTheApi(String scheme) {
    HttpRequest call = Requests.with("Authorization", scheme + TOKEN, EXPLAIN);

    assertThat(client(WITH_TOKENS).send(call).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/codes/50105", "/health/live", "/health/ready"})
  void asksForNoTokenElsewhere(String path) {
    assertThat(client(WITH_TOKENS).send(Requests.get(path)).status()).isEqualTo(200);
  }

  @Test
  void asksForTheTokenOfTheMetricsEvenFromThisMachine() {
    HttpRequest call = Requests.get("/metrics");

    assertThat(client(WITH_TOKENS).send(call).status()).isEqualTo(401);
    HttpRequest api = Requests.with("Authorization", "Bearer " + TOKEN, call);
    assertThat(client(WITH_TOKENS).send(api).status()).isEqualTo(401);
    HttpRequest metrics = Requests.with("Authorization", "Bearer metrics-" + TOKEN, call);
    assertThat(client(WITH_TOKENS).send(metrics).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 200", "10.1.2.3, 200", "192.0.2.1, 403", "2001:db8::1, 403"})
  void showsTheMetricsToTheNeighbourhoodOnly(String peer, int status) {
    assertThat(client(WebAccess.DEFAULT).send(from(peer, "/metrics")).status()).isEqualTo(status);
  }

  @Test
  void hidesTheMetricsFromWhoeverComesThroughAProxy() {
    HttpRequest passedOn =
        Requests.with("X-Forwarded-For", "10.0.0.1", from("127.0.0.1", "/metrics"));

    assertThat(client(WebAccess.DEFAULT).send(passedOn).status()).isEqualTo(403);
  }

  @Test
  void tellsStrangersThatAPartIsDownButNotWhy() {
    var down = new HealthCheck("slack", () -> Health.down("Slack refuses the bot token"));
    var client = client(WebAccess.DEFAULT, List.of(down));

    assertThat(client.send(from("127.0.0.1", "/health/ready")).bodyText()).contains("refuses");
    assertThat(client.send(from(STRANGER, "/health/ready")).bodyText())
        .isEqualTo("{\"status\":\"down\",\"checks\":{\"slack\":{\"status\":\"down\"}}}");
  }

  @Test
  void limitsPageAndApiTogetherButNotHealth() {
    var access = new WebAccess(Clients.DIRECT, 8, Optional.empty(), Optional.empty());
    var client = client(access);

    assertThat(client.send(from(STRANGER, "/")).status()).isEqualTo(200);
    assertThat(client.send(from(STRANGER, "/api/v1/articles/50105")).status()).isEqualTo(200);
    assertThat(client.send(from(STRANGER, "/codes")).status()).isEqualTo(429);
    assertThat(client.send(from(STRANGER, "/api/v1/articles/50105")).status()).isEqualTo(429);
    assertThat(client.send(from("192.0.2.2", "/codes")).status()).isEqualTo(200);
    assertThat(client.send(from(STRANGER, "/health/ready")).status()).isEqualTo(200);
  }

  @Test
  void takesFewReportsOfOneClient() {
    var client = client(WebAccess.DEFAULT);
    HttpRequest report = reportFrom(STRANGER);

    assertThat(IntStream.range(0, 4).map(i -> client.send(report).status()))
        .containsExactly(200, 200, 429, 429);
    assertThat(client.send(reportFrom("192.0.2.2")).status()).isEqualTo(200);
    assertThat(client.send(from(STRANGER, "/codes/50105/feedback")).status()).isEqualTo(200);
  }

  @Test
  void limitsNobodyWhereTheLimitIsOff() {
    var client = client(new WebAccess(Clients.DIRECT, 0, Optional.empty(), Optional.empty()));

    assertThat(IntStream.range(0, 2_000).map(i -> client.send(from(STRANGER, "/help")).status()))
        .containsOnly(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void takesNoQuestionThatAPageOfAnotherSiteSends(String site) {
    HttpRequest form = Requests.post("/explain", "application/x-www-form-urlencoded", "text=50105");

    for (HttpRequest question : List.of(form, EXPLAIN)) {
      HttpRequest sent = Requests.with("Sec-Fetch-Site", site, question);
      assertThat(client(WebAccess.DEFAULT).send(sent).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; b=c"})
  void takesNoQuestionOfATypeThatAnySiteMaySend(String type) {
    HttpRequest call =
        Requests.with("Origin", "https://x", Requests.with("Content-Type", type, EXPLAIN));

    assertThat(client(WebAccess.DEFAULT).send(call).status()).isEqualTo(415);
  }

  @SuppressWarnings("StringConcatToTextBlock") // Lines of HTTP end in two characters.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n",
        "GET /codes/50105 HTTP/1.1\r\n",
        "GET /codes/aadsts50105 HTTP/1.1\r\n",
        "GET /nowhere HTTP/1.1\r\nAccept: text/html\r\n",
        "GET /nowhere HTTP/1.1\r\n",
        "GET /static/app.js HTTP/1.1\r\n",
        "GET /favicon.svg HTTP/1.1\r\n",
        "GET /robots.txt HTTP/1.1\r\n",
        "GET /api/v1/articles/50105 HTTP/1.1\r\nOrigin: https://evil.example\r\n",
        "GET /api/v1/articles/99 HTTP/1.1\r\n",
        "OPTIONS /api/v1/explain HTTP/1.1\r\n" + PREFLIGHT,
        "DELETE / HTTP/1.1\r\n",
        "POST /explain HTTP/1.1\r\nContent-Length: 9999999\r\n",
        "GET /health/ready HTTP/1.1\r\n",
        "GET /metrics HTTP/1.1\r\n",
        "GET /%2e%2e%2f HTTP/1.1\r\n",
        "NONSENSE\r\n",
      })
  void tellsBrowsersToBeCarefulWithEveryAnswer(String request) throws Exception {
    String head = head(request);

    assertThat(head)
        .startsWith("HTTP/1.1 ")
        .contains("X-Content-Type-Options: nosniff")
        .contains("X-Frame-Options: DENY")
        .contains("Referrer-Policy: no-referrer")
        .contains("Cross-Origin-Resource-Policy: same-origin")
        .containsOnlyOnce("Content-Security-Policy: default-src 'none'")
        .doesNotContain("unsafe-", "Access-Control-", "Set-Cookie", "Server:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/codes/AADSTS50105",
        "/?q=50105",
        "//evil.example/codes/AADSTS50105",
        "/codes/aadsts50105?next=https://evil.example",
        "/explain?next=//evil.example",
        "/\\evil.example"
      })
  void redirectsToPathsOfItsOwnOnly(String target) throws Exception {
    String head = head("GET " + target + " HTTP/1.1\r\nHost: evil.example\r\n");

    assertThat(head).doesNotContainPattern("(?i)location: (?!/(?:codes/\\d+)?\r)");
    assertThat(head).doesNotContain("evil");
  }

  private static String head(String request) throws IOException {
    String hosted = request.contains("Host:") ? request : request + "Host: x\r\n";
    try (var server = serve();
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write((hosted + "Connection: close\r\n\r\n").getBytes(UTF_8));
      // The announced body of a megabyte never comes; the answer is sent nevertheless.
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8).split("\r\n\r\n", 2)[0];
    }
  }

  private static HttpServer serve() {
    WebEdge web = edge(WebAccess.DEFAULT, List.of());
    return HttpServer.start(
        HttpSettings.on("127.0.0.1", 0), web.routes(), web.fallback(), web.accessMetrics());
  }

  private static DirectClient client(WebAccess access) {
    return client(access, List.of());
  }

  private static DirectClient client(WebAccess access, List<HealthCheck> checks) {
    return new DirectClient(edge(access, checks).routes());
  }

  private static WebEdge edge(WebAccess access, List<HealthCheck> checks) {
    return new WebEdge(
        KnowledgeFixture::kb,
        URI.create("https://bot.example"),
        checks,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        access,
        (event, code, where, by, words) -> {},
        MutableClock.atNoon());
  }

  private static HttpRequest reportFrom(String peer) {
    return Requests.from(
        peer,
        Requests.post("/codes/50105/feedback", "application/x-www-form-urlencoded", "words=moved"));
  }

  private static HttpRequest from(String peer, String path) {
    return Requests.from(peer, Requests.get(path));
  }
}

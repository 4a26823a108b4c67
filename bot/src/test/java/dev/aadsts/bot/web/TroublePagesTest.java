package dev.aadsts.bot.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.http.HttpServer;
import dev.aadsts.bot.http.HttpSettings;
import dev.aadsts.bot.http.guard.Clients;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What somebody with a browser sees where a request cannot be answered. */
final class TroublePagesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final WebAccess ONE_AT_ONCE =
      new WebAccess(Clients.behind("127.0.0.1"), 4, Optional.empty(), Optional.empty());

  @Test
  void askAPersonToComeBackLater() throws Exception {
    try (var server = serve(KnowledgeFixture::kb, ONE_AT_ONCE)) {
      assertThat(get(server, "/codes", BROWSER).statusCode()).isEqualTo(200);

      var page = get(server, "/codes", BROWSER);

      assertThat(page.statusCode()).isEqualTo(429);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
      assertThat(page.body()).contains("<h1>Too much at once</h1>", "Try again in ");
    }
  }

  @Test
  void areDrawnInFullForWhoeverCameTooOften() throws Exception {
    try (var server = serve(KnowledgeFixture::kb, ONE_AT_ONCE)) {
      get(server, "/codes", BROWSER);
      String page = get(server, "/codes", BROWSER).body();
      String style = page.replaceFirst("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");

      assertThat(get(server, URI.create(style).getPath(), "text/css").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void leaveProgramsTheirProblems() throws Exception {
    try (var server = serve(KnowledgeFixture::kb, ONE_AT_ONCE)) {
      get(server, "/codes", "*/*");

      assertThat(get(server, "/codes", "*/*").body()).startsWith("{\"type\":");
      assertThat(get(server, "/api/v1/articles/50105", BROWSER).body()).startsWith("{\"type\":");
    }
  }

  @Test
  void sayWhatToPasteInsteadOfAWholeLog() throws Exception {
    try (var server = serve(KnowledgeFixture::kb, WebAccess.DEFAULT)) {
      var page =
          CLIENT.send(
              to(server, "/explain", BROWSER)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("text=" + "x".repeat(4 * 1024 * 1024)))
                  .build(),
              BodyHandlers.ofString(UTF_8));

      assertThat(page.statusCode()).isEqualTo(413);
      assertThat(page.body())
          .contains("<h1>That is too long</h1>", "Paste only the lines around the error");
    }
  }

  @Test
  void nameTheIncidentWhereSomethingBroke() throws Exception {
    Supplier<KnowledgeBase> broken =
        () -> {
          throw new IllegalStateException("<script>");
        };
    try (var server = serve(broken, WebAccess.DEFAULT)) {
      var page = get(server, "/codes", BROWSER);

      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.body())
          .contains("<h1>Something went wrong here</h1>")
          .containsPattern("<code>[0-9a-f]{8}-[0-9a-f-]{27}</code>")
          .doesNotContain("<script>");
    }
  }

  @Test
  void haveNoEmptyWordsForAnyOtherTrouble() throws Exception {
    try (var server = serve(KnowledgeFixture::kb, WebAccess.DEFAULT)) {
      var page =
          CLIENT.send(to(server, "/codes", BROWSER).DELETE().build(), BodyHandlers.ofString(UTF_8));

      assertThat(page.statusCode()).isEqualTo(405);
      assertThat(page.headers().firstValue("Allow")).isPresent();
      assertThat(page.body()).contains("<h1>That did not work</h1>", "DELETE is not possible here");
    }
  }

  private static HttpServer serve(Supplier<KnowledgeBase> knowledge, WebAccess access) {
    var web =
        new WebEdge(
            knowledge,
            URI.create("https://bot.example"),
            List.of(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            access,
            (event, code, where, by, words) -> {},
            Clock.systemUTC());
    return HttpServer.start(
        HttpSettings.on("127.0.0.1", 0), web.routes(), web.fallback(), web.accessMetrics());
  }

  private static HttpResponse<String> get(HttpServer server, String path, String accept)
      throws IOException, InterruptedException {
    return CLIENT.send(to(server, path, accept).build(), BodyHandlers.ofString(UTF_8));
  }

  private static HttpRequest.Builder to(HttpServer server, String path, String accept) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Accept", accept)
        .header("X-Forwarded-For", "198.51.100.7");
  }
}

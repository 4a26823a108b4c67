package dev.aadsts.bot.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.http.DirectClient;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Requests;
import dev.aadsts.bot.testkit.CapturedLogs;
import dev.aadsts.bot.testkit.Fuzz;
import dev.aadsts.bot.testkit.Hostile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever comes to page and API: an answer that says so, and nothing breaks out of a page. */
final class WebFuzzTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern TAG =
      Pattern.compile("<([a-zA-Z!/][^\\s>]*)((?:[^>\"]|\"[^\"]*\")*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)(?:=\"[^\"]*\"|(?=[\\s>]|$))");

  private final DirectClient client =
      new DirectClient(
          new WebEdge(
                  KnowledgeFixture::kb,
                  URI.create("https://bot.example"),
                  List.of(),
                  new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                  WebAccess.DEFAULT,
                  (event, code, where, by, words) -> {},
                  Clock.systemUTC())
              .routes());

  @Test
  void answersEveryCallOfTheApi() {
    var question = JSON.createObjectNode().put("text", "AADSTS50105");
    try (var logs = new CapturedLogs()) {
      Fuzz.tries(
          1_500,
          150_000,
          random -> {
            String body = Hostile.written(random, Hostile.mutated(random, question));
            String good = JSON.createObjectNode().put("text", Hostile.text(random)).toString();

            assertThat(post("/api/v1/explain", "application/json", body).status()).isIn(200, 400);
            HttpResponse answer = post("/api/v1/explain", "application/json", good);
            assertThat(answer.status()).isIn(200, 400);
            assertThat(JSON.readTree(answer.body()).isObject()).isTrue();
            assertThat(
                    client
                        .send(
                            Requests.get(
                                "/api/v1/search",
                                Map.of("q", Hostile.text(random), "limit", Hostile.text(random))))
                        .status())
                .isIn(200, 400);
          });

      assertThat(logs.lines()).noneMatch(line -> line.matches("(?s)(?:WARN|ERROR) .*"));
    }
  }

  @Test
  void letsNothingOutOfAPage() {
    Set<String> known = new TreeSet<>();
    Stream.of("AADSTS50105: blocked", "AADSTS99999", "nothing", KnowledgeFixture.PASTE)
        .forEach(text -> known.addAll(markup(page(text))));
    known.addAll(markup(client.send(Requests.get("/", Map.of("q", "admin"))).bodyText()));
    known.addAll(markup(client.send(Requests.get("/", Map.of("q", "zzz"))).bodyText()));

    Fuzz.tries(
        400,
        20_000,
        random -> {
          assertThat(markup(page(hostile(random)))).isSubsetOf(known);
          HttpResponse home = client.send(Requests.get("/", Map.of("q", Hostile.text(random))));
          assertThat(markup(home.bodyText())).isSubsetOf(known);
          assertThat(home.headers().getOrDefault("Location", "/")).startsWith("/");
        });
  }

  private static String hostile(Random random) {
    return Hostile.text(random)
        + " AADSTS50105: application '"
        + Hostile.text(random)
        + "' user "
        + Hostile.text(random)
        + " redirect_uri="
        + Hostile.text(random);
  }

  private String page(String text) {
    return post(
            "/explain",
            "application/x-www-form-urlencoded",
            "text=" + URLEncoder.encode(text, UTF_8))
        .bodyText();
  }

  private HttpResponse post(String path, String type, String body) {
    return client.send(Requests.post(path, type, body));
  }

  // Every tag with the names of its attributes; values are not looked at, as they are quoted.
  private static Set<String> markup(String html) {
    var found = new TreeSet<String>();
    Matcher tags = TAG.matcher(html.replaceAll("(?s)<(pre|textarea)[^>]*>.*?</\\1>", ""));
    while (tags.find()) {
      found.add(tags.group(1));
      Matcher attributes = ATTRIBUTE.matcher(tags.group(2));
      while (attributes.find()) {
        found.add(tags.group(1) + " " + attributes.group(1));
      }
    }
    return found;
  }
}

package dev.aadsts.bot.web.api;

import static dev.aadsts.bot.web.api.ApiCalls.explain;
import static dev.aadsts.bot.web.api.ApiCalls.explainAs;
import static dev.aadsts.bot.web.api.ApiCalls.problem;
import static dev.aadsts.bot.web.api.ApiCalls.send;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies the API takes for a paste, and what it says of the others. */
final class ExplainBodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"{\"text\": \"AADSTS50105", "nonsense", "{\"text\":1} {}", "{'text':'x'}"})
  void refusesMalformedJsonAndSaysWhere(String body) throws Exception {
    JsonNode problem = problem(explain(body), 400, "malformed-json");

    assertThat(problem.path("detail").asText())
        .containsPattern("line 1, column \\d+")
        .doesNotContain("AADSTS50105", "nonsense");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "\"AADSTS50105\"", "null", "7"})
  void refusesABodyThatIsNoObject(String body) throws Exception {
    JsonNode problem = problem(explain(body), 400, "malformed-json");

    assertThat(problem.path("detail").asText()).contains("Send {\"text\"");
  }

  @Test
  void refusesTheSameKeyTwice() throws Exception {
    problem(explain("{\"text\":\"a\",\"text\":\"b\"}"), 400, "malformed-json");
  }

  @Test
  void refusesJsonNestedWithoutEnd() throws Exception {
    problem(explain("[".repeat(100_000)), 400, "malformed-json");
  }

  @Test
  void refusesAMissingText() throws Exception {
    JsonNode problem = problem(explain("{\"message\":\"AADSTS50105\"}"), 400, "invalid-text");

    assertThat(problem.path("detail").asText()).contains("missing");
    assertThat(problem.path("pointer").asText()).isEqualTo("/text");
  }

  @ParameterizedTest
  @CsvSource({"50105, number", "null, null", "true, boolean", "{}, object", "[], array"})
  void refusesATextThatIsNoString(String value, String kind) throws Exception {
    JsonNode problem = problem(explain("{\"text\":" + value + "}"), 400, "invalid-text");

    assertThat(problem.path("detail").asText()).contains("must be a string, but is " + kind);
  }

  @Test
  void refusesAnEmptyText() throws Exception {
    JsonNode problem = problem(explain("{\"text\":\" \\n\"}"), 400, "invalid-text");

    assertThat(problem.path("detail").asText()).contains("empty");
  }

  @Test
  void refusesBytesThatAreNotUtf8AndSaysWhich() throws Exception {
    byte[] latin = "{\"text\":\"Zoë\"}".getBytes(ISO_8859_1);
    HttpRequest request =
        new HttpRequest(
            "POST",
            "/api/v1/explain",
            Map.of(),
            Map.of(),
            Map.of("Content-Type", "application/json"),
            latin,
            "127.0.0.1");

    JsonNode problem = problem(send(request), 400, "not-utf-8");

    assertThat(problem.path("detail").asText()).contains("byte 11 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=iso-8859-1",
        "application/jsonp",
        ""
      })
  void refusesAnotherMediaType(String type) throws Exception {
    HttpResponse answer = explainAs(type, "{\"text\":\"AADSTS50105\"}");

    problem(answer, 415, "unsupported-media-type");
    assertThat(answer.headers()).containsEntry("Accept-Post", "application/json");
  }

  @Test
  void refusesABodyOfNoStatedType() throws Exception {
    HttpRequest request =
        new HttpRequest(
            "POST", "/api/v1/explain", Map.of(), Map.of(), Map.of(), new byte[0], "127.0.0.1");

    problem(send(request), 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=UTF-8", "APPLICATION/JSON;charset=\"utf-8\""})
  void takesJsonHoweverItsTypeIsWritten(String type) {
    assertThat(explainAs(type, "{\"text\":\"AADSTS50105\"}").status()).isEqualTo(200);
  }
}

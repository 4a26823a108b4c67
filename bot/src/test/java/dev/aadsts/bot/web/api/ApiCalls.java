package dev.aadsts.bot.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.http.DirectClient;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Requests;
import dev.aadsts.bot.web.KnowledgeFixture;
import dev.aadsts.kb.KnowledgeBase;
import java.util.Map;

/** Calls the API with the articles of {@link KnowledgeFixture}, without a socket. */
final class ApiCalls {
  private static final JsonMapper JSON = new JsonMapper();
  private static final KnowledgeBase KB = KnowledgeFixture.kb();
  private static final DirectClient CLIENT =
      new DirectClient(
          new ApiRoutes(() -> KB, new ApiProblems("https://bot.example/help")).routes());

  private ApiCalls() {}

  /** What the API answers to a paste that it can read. */
  static JsonNode explained(String text) throws JsonProcessingException {
    return ok(explain(JSON.writeValueAsString(Map.of("text", text))));
  }

  static HttpResponse explain(String json) {
    return explainAs("application/json", json);
  }

  static HttpResponse explainAs(String type, String body) {
    return send(Requests.post("/api/v1/explain", type, body));
  }

  static HttpResponse search(Map<String, String> query) {
    return send(Requests.get("/api/v1/search", query));
  }

  static HttpResponse get(String path) {
    return send(Requests.get(path));
  }

  static HttpResponse send(HttpRequest request) {
    return CLIENT.send(request);
  }

  /** The JSON of an answer; fails the test where it is a refusal. */
  static JsonNode ok(HttpResponse answer) throws JsonProcessingException {
    assertThat(answer.status()).as(answer.bodyText()).isEqualTo(200);
    return JSON.readTree(answer.bodyText());
  }

  /** The problem of an answer; fails the test where it is not of that type, or not complete. */
  static JsonNode problem(HttpResponse answer, int status, String type)
      throws JsonProcessingException {
    JsonNode problem = JSON.readTree(answer.bodyText());
    assertThat(answer.status()).as(answer.bodyText()).isEqualTo(status);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).isEqualTo("https://bot.example/help#" + type);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
    return problem;
  }
}

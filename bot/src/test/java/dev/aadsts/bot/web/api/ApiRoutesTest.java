package dev.aadsts.bot.web.api;

import static dev.aadsts.bot.web.api.ApiCalls.get;
import static dev.aadsts.bot.web.api.ApiCalls.ok;
import static dev.aadsts.bot.web.api.ApiCalls.problem;
import static dev.aadsts.bot.web.api.ApiCalls.search;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The articles and the search of the API; {@link ApiExplainTest} asks about pastes. */
final class ApiRoutesTest {
  @ParameterizedTest
  @ValueSource(strings = {"50105", "AADSTS50105", "aadsts50105"})
  void readsAnArticleUnderEverySpellingOfItsCode(String code) throws Exception {
    JsonNode article = ok(get("/api/v1/articles/" + code));

    assertThat(article.path("code").asInt()).isEqualTo(50105);
    assertThat(article.path("family").asText()).isEqualTo("app-registration");
    assertThat(article.path("review").asText()).isEqualTo("reviewed");
    assertThat(article.path("oauth_error").asText()).isEqualTo("interaction_required");
    assertThat(article.path("symptoms").toString())
        .isEqualTo("[\"no access to the app\",\"works for a colleague\"]");
    assertThat(article.path("see_also").toString()).isEqualTo("[50097,50020]");
    assertThat(article.path("references").toString())
        .isEqualTo(
            """
            [{"title":"Assign users","url":"https://learn.microsoft.com/assign","retrieved":"2026-11-20"}]""");
    assertThat(article.path("causes")).hasSize(2);
    assertThat(article.path("collect").path(0).path("text").asText())
        .isEqualTo("Note the name of the group.");
  }

  @Test
  void keepsTheListsOfAnArticleThatHasNothingInThem() throws Exception {
    JsonNode article = ok(get("/api/v1/articles/90094"));

    assertThat(article.path("review").asText()).isEqualTo("draft");
    for (String list : new String[] {"symptoms", "see_also", "references", "collect"}) {
      assertThat(article.path(list).isArray()).as(list).isTrue();
    }
  }

  @Test
  void answersAnArticleThatIsNotOnFileWithSuggestions() throws Exception {
    JsonNode problem = problem(get("/api/v1/articles/50150"), 404, "unknown-code");

    assertThat(problem.path("code").asInt()).isEqualTo(50150);
    assertThat(problem.path("error_page").asText())
        .isEqualTo("https://login.microsoftonline.com/error?code=50150");
    assertThat(problem.path("similar").path(0).path("code").asInt()).isEqualTo(50105);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "123", "12345678", "050105", "AADSTS"})
  void refusesWhatIsNoCode(String written) throws Exception {
    JsonNode problem = problem(get("/api/v1/articles/" + written), 404, "invalid-code");

    assertThat(problem.path("detail").asText()).contains("'" + written + "'");
  }

  @Test
  void findsArticlesByWords() throws Exception {
    JsonNode hits = ok(search(Map.of("q", "works for a colleague"))).path("hits");

    assertThat(hits.path(0).path("code").asInt()).isEqualTo(50105);
    assertThat(hits.path(0).path("title").asText())
        .isEqualTo("The account is not assigned to the application");
    assertThat(hits.path(0).path("score").asDouble()).isPositive();
  }

  @Test
  void findsNoMoreThanAskedFor() throws Exception {
    assertThat(ok(search(Map.of("q", "the cause", "limit", "50"))).path("hits"))
        .hasSizeGreaterThan(1);
    assertThat(ok(search(Map.of("q", "the cause", "limit", "1"))).path("hits")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void refusesASearchForNothing(String query) throws Exception {
    JsonNode problem = problem(search(Map.of("q", query)), 400, "invalid-parameter");

    assertThat(problem.path("parameter").asText()).isEqualTo("q");
  }

  @Test
  void refusesASearchWithoutWords() throws Exception {
    problem(search(Map.of()), 400, "invalid-parameter");
  }

  @Test
  void refusesASearchForAWholeBook() throws Exception {
    problem(search(Map.of("q", "x".repeat(501))), 400, "invalid-parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "51", "ten", "", "1.5", "99999999999"})
  void refusesABadLimit(String limit) throws Exception {
    JsonNode problem =
        problem(search(Map.of("q", "account", "limit", limit)), 400, "invalid-parameter");

    assertThat(problem.path("parameter").asText()).isEqualTo("limit");
  }
}

package dev.aadsts.bot.web.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiRoutesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final KnowledgeBase KB = KnowledgeFixture.kb();
  private static final DirectClient CLIENT =
      new DirectClient(
          new ApiRoutes(() -> KB, new ApiProblems("https://bot.example/help")).routes());

  @Test
  void explainsAPasteWithItsFieldsAndItsMissingOnes() throws Exception {
    JsonNode answer = explained(KnowledgeFixture.PASTE);

    assertThat(answer.path("codes").toString()).isEqualTo("[50105]");
    assertThat(answer.path("primary").asInt()).isEqualTo(50105);
    assertThat(answer.path("fields"))
        .isEqualTo(
            JSON.readTree(
                """
                {"correlation_id":"9f8e7d6c-6666-5555-4444-333322221111",
                 "trace_id":"0a1b2c3d-1111-2222-3333-444455556666",
                 "timestamp":"2026-11-20T09:14:22Z",
                 "app_id":"11111111-2222-3333-4444-555555555555",
                 "app_name":"Contoso HR",
                 "upn":"ada@contoso.com"}"""));
    assertThat(answer.path("missing").toString()).isEqualTo("[\"tenant\"]");
  }

  @Test
  void explainsTheCodeOnFileInAShortSentence() throws Exception {
    JsonNode answer = explained("my users get 50105 since this morning");

    assertThat(answer.path("codes").toString()).isEqualTo("[50105]");
    assertThat(explained("order number 50105 is late").path("codes")).isEmpty();
  }

  @Test
  void keepsATimeWithoutAZoneAsItIsWritten() throws Exception {
    assertThat(
            explained("AADSTS50105: x Timestamp: 11/20/2026, 9:15:32 AM")
                .at("/fields/timestamp")
                .asText())
        .isEqualTo("11/20/2026, 9:15:32 AM (as written, zone unknown)");
  }

  @Test
  void describesTheArticle() throws Exception {
    JsonNode article = explained(KnowledgeFixture.PASTE).path("articles").path(0);

    assertThat(article.path("code").isInt()).isTrue();
    assertThat(article.path("code").asInt()).isEqualTo(50105);
    assertThat(article.path("status").asText()).isEqualTo("known");
    assertThat(article.path("name").asText()).isEqualTo("EntitlementGrantsNotFound");
    assertThat(article.path("title").asText())
        .isEqualTo("The account is not assigned to the application");
    assertThat(article.path("meaning").asText())
        .isEqualTo("Nobody has assigned this account to Contoso HR.");
    assertThat(article.path("house_note").asText()).isEqualTo("At Contoso, ask `#identity`.");
    assertThat(article.path("fixed_by").asText()).isEqualTo("tenant-admin");
    assertThat(article.path("severity").asText()).isEqualTo("blocking");
    assertThat(article.path("retry").asText()).isEqualTo("after-fix");
  }

  @Test
  void putsTheCauseThatTheMessageMentionsFirstAndSaysWhy() throws Exception {
    JsonNode causes = explained(KnowledgeFixture.PASTE).path("articles").path(0).path("causes");

    assertThat(causes.path(0).path("id").asText()).isEqualTo("nested-group");
    assertThat(causes.path(0).path("why").asText())
        .isEqualTo("direct member of a group with access");
    assertThat(causes.path(0).path("likelihood").asText()).isEqualTo("possible");
    assertThat(causes.path(1).path("id").asText()).isEqualTo("not-assigned");
    assertThat(causes.path(1).path("why").isNull()).isTrue();
  }

  @Test
  void fillsChecksAndFixesFromThePasteAndKeepsTheirMarkup() throws Exception {
    JsonNode cause =
        explained(KnowledgeFixture.PASTE).path("articles").path(0).path("causes").path(1);

    assertThat(cause.path("check"))
        .isEqualTo(
            JSON.readTree(
                """
                {"question":"Is ada@contoso.com listed under `Users and groups`?",
                 "confirmed_by":"no",
                 "how":["Open Users and groups.","Search for ada@contoso.com."],
                 "role":"Directory Readers",
                 "link":{"title":"Its users",
                   "url":"https://entra.microsoft.com/#users/11111111-2222-3333-4444-555555555555"},
                 "command":null}"""));
    assertThat(cause.path("fix").path(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"id":"assign",
                 "text":"Add the person, see [the guide](https://learn.microsoft.com/guide).",
                 "role":"Cloud Application Administrator",
                 "link":null,
                 "command":{"lang":"powershell",
                   "text":"Get-MgServicePrincipal -Filter \\"appId eq '11111111-2222-3333-4444-555555555555'\\""}}"""));
  }

  @Test
  void putsWordsAndPlaceholdersWhereThePasteHasNoValue() throws Exception {
    JsonNode article = explained("AADSTS50105").path("articles").path(0);
    JsonNode cause = article.path("causes").path(0);

    assertThat(article.path("meaning").asText())
        .isEqualTo("Nobody has assigned this account to the application.");
    assertThat(cause.path("check").path("link").isNull()).isTrue();
    assertThat(cause.path("fix").path(0).path("command").path("text").asText())
        .isEqualTo("Get-MgServicePrincipal -Filter \"appId eq '<app-id>'\"");
  }

  @Test
  void answersATextWithoutACodeWithEmptyListsAndWhatItsWordsSuggest() throws Exception {
    JsonNode answer = explained("It does not work.");

    assertThat(answer.toString())
        .isEqualTo(
            """
            {"codes":[],"primary":null,"fields":{},"missing":["correlation_id","trace_id","timestamp","tenant","app_id"],"articles":[],"suggestions":[{"code":50105,"title":"The account is not assigned to the application"}]}""");
  }

  @Test
  void answersAnUnknownCodeWithMicrosoftsPageAndLookalikes() throws Exception {
    JsonNode article = explained("AADSTS50150: something").path("articles").path(0);

    assertThat(article)
        .isEqualTo(
            JSON.readTree(
                """
                {"code":50150,"status":"unknown",
                 "error_page":"https://login.microsoftonline.com/error?code=50150",
                 "similar":[{"code":50105,"title":"The account is not assigned to the application"}],
                 "causes":[]}"""));
  }

  @Test
  void answersARetiredCodeWithItsSuccessor() throws Exception {
    JsonNode article = explained("AADSTS50097: Device authentication").path("articles").path(0);

    assertThat(article.path("status").asText()).isEqualTo("retired");
    assertThat(article.path("successor").asInt()).isEqualTo(50105);
  }

  @Test
  void listsTheOtherCodesAfterThePrimaryOne() throws Exception {
    JsonNode answer = explained("AADSTS90094: Admin consent. AADSTS50105: Not assigned.");
    JsonNode articles = answer.path("articles");

    assertThat(answer.path("codes")).hasSize(2);
    assertThat(articles.path(0).path("code")).isEqualTo(answer.path("primary"));
    assertThat(articles.path(0).path("code").asInt() + articles.path(1).path("code").asInt())
        .isEqualTo(90094 + 50105);
    assertThat(articles.path(1).path("causes")).isNotEmpty();
  }

  @Test
  void namesASovereignCloud() throws Exception {
    JsonNode answer =
        explained("AADSTS50105 at https://login.microsoftonline.us/common/oauth2/v2.0/token");

    assertThat(answer.path("fields").path("cloud").asText()).isEqualTo("us-government");
  }

  @Test
  void forbidsCachesToKeepAnAnswer() {
    assertThat(post("application/json", "{\"text\":\"AADSTS50105\"}").headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Cache-Control", "no-store");
  }

  @Test
  void survivesHalfACharacter() throws Exception {
    String paste = KnowledgeFixture.PASTE.replace("\n", " ").replace("Contoso HR", "H\\ud83dR");

    HttpResponse answer = post("application/json", "{\"text\":\"" + paste + "\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("fields").path("app_name").asText())
        .isEqualTo("H\uFFFDR");
  }

  @Test
  void repeatsMarkupOfThePasteOnlyAsJsonText() throws Exception {
    String paste = KnowledgeFixture.PASTE.replace("Contoso HR", "\"><script>alert(1)</script>");

    HttpResponse answer = post("application/json", JSON.writeValueAsString(Map.of("text", paste)));

    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    assertThat(JSON.readTree(answer.body()).path("primary").asInt()).isEqualTo(50105);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"text\": \"AADSTS50105", "nonsense", "{\"text\":1} {}", "{'text':'x'}"})
  void refusesMalformedJsonAndSaysWhere(String body) throws Exception {
    JsonNode problem = problem(post("application/json", body), 400, "malformed-json");

    assertThat(problem.path("detail").asText())
        .containsPattern("line 1, column \\d+")
        .doesNotContain("AADSTS50105", "nonsense");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "\"AADSTS50105\"", "null", "7"})
  void refusesABodyThatIsNoObject(String body) throws Exception {
    JsonNode problem = problem(post("application/json", body), 400, "malformed-json");

    assertThat(problem.path("detail").asText()).contains("Send {\"text\"");
  }

  @Test
  void refusesTheSameKeyTwice() throws Exception {
    problem(post("application/json", "{\"text\":\"a\",\"text\":\"b\"}"), 400, "malformed-json");
  }

  @Test
  void refusesJsonNestedWithoutEnd() throws Exception {
    problem(post("application/json", "[".repeat(100_000)), 400, "malformed-json");
  }

  @Test
  void refusesAMissingText() throws Exception {
    JsonNode problem =
        problem(post("application/json", "{\"message\":\"AADSTS50105\"}"), 400, "invalid-text");

    assertThat(problem.path("detail").asText()).contains("missing");
    assertThat(problem.path("pointer").asText()).isEqualTo("/text");
  }

  @ParameterizedTest
  @CsvSource({"50105, number", "null, null", "true, boolean", "{}, object", "[], array"})
  void refusesATextThatIsNoString(String value, String kind) throws Exception {
    JsonNode problem =
        problem(post("application/json", "{\"text\":" + value + "}"), 400, "invalid-text");

    assertThat(problem.path("detail").asText()).contains("must be a string, but is " + kind);
  }

  @Test
  void refusesAnEmptyText() throws Exception {
    JsonNode problem =
        problem(post("application/json", "{\"text\":\" \\n\"}"), 400, "invalid-text");

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

    JsonNode problem = problem(CLIENT.send(request), 400, "not-utf-8");

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
    HttpResponse answer = post(type, "{\"text\":\"AADSTS50105\"}");

    problem(answer, 415, "unsupported-media-type");
    assertThat(answer.headers()).containsEntry("Accept-Post", "application/json");
  }

  @Test
  void refusesABodyOfNoStatedType() throws Exception {
    HttpRequest request =
        new HttpRequest(
            "POST", "/api/v1/explain", Map.of(), Map.of(), Map.of(), new byte[0], "127.0.0.1");

    problem(CLIENT.send(request), 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=UTF-8", "APPLICATION/JSON;charset=\"utf-8\""})
  void takesJsonHoweverItsTypeIsWritten(String type) {
    assertThat(post(type, "{\"text\":\"AADSTS50105\"}").status()).isEqualTo(200);
  }

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

  private static JsonNode explained(String text) throws JsonProcessingException {
    return ok(post("application/json", JSON.writeValueAsString(Map.of("text", text))));
  }

  private static HttpResponse post(String type, String body) {
    return CLIENT.send(Requests.post("/api/v1/explain", type, body));
  }

  private static HttpResponse get(String path) {
    return CLIENT.send(Requests.get(path));
  }

  private static HttpResponse search(Map<String, String> query) {
    return CLIENT.send(Requests.get("/api/v1/search", query));
  }

  private static JsonNode ok(HttpResponse answer) throws JsonProcessingException {
    assertThat(answer.status()).as(answer.bodyText()).isEqualTo(200);
    return JSON.readTree(answer.bodyText());
  }

  private static JsonNode problem(HttpResponse answer, int status, String type)
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

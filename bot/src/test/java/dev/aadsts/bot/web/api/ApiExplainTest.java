package dev.aadsts.bot.web.api;

import static dev.aadsts.bot.web.api.ApiCalls.explain;
import static dev.aadsts.bot.web.api.ApiCalls.explained;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.web.KnowledgeFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the API answers to a paste. */
final class ApiExplainTest {
  private static final JsonMapper JSON = new JsonMapper();

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
  void fillsTheArticleOfAnotherSignInFromThatSignIn() throws Exception {
    JsonNode answer =
        explained(
            """
            AADSTS90094: bob@contoso.com needs an administrator for the application \
            '22222222-2222-3333-4444-555555555555'(Payroll).
            Trace ID: 0a1b2c3d-1111-2222-3333-444455557777
            Correlation ID: 9f8e7d6c-6666-5555-4444-333322227777
            Timestamp: 2026-11-20 09:00:00Z

            """
                + KnowledgeFixture.PASTE);

    JsonNode related = answer.path("articles").path(1);
    assertThat(answer.at("/fields/app_name").asText()).isEqualTo("Payroll");
    assertThat(related.path("meaning").asText())
        .isEqualTo("Nobody has assigned this account to Contoso HR.");
    assertThat(related.at("/causes/0/check/question").asText())
        .isEqualTo("Is ada@contoso.com listed under `Users and groups`?");
    assertThat(related.at("/causes/0/fix/0/command/text").asText())
        .contains("'11111111-2222-3333-4444-555555555555'");
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
    assertThat(explain("{\"text\":\"AADSTS50105\"}").headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Cache-Control", "no-store");
  }

  @Test
  void survivesHalfACharacter() throws Exception {
    String paste = KnowledgeFixture.PASTE.replace("\n", " ").replace("Contoso HR", "H\\ud83dR");

    HttpResponse answer = explain("{\"text\":\"" + paste + "\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("fields").path("app_name").asText())
        .isEqualTo("H\uFFFDR");
  }

  @Test
  void repeatsMarkupOfThePasteOnlyAsJsonText() throws Exception {
    String paste = KnowledgeFixture.PASTE.replace("Contoso HR", "\"><script>alert(1)</script>");

    HttpResponse answer = explain(JSON.writeValueAsString(Map.of("text", paste)));

    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    assertThat(JSON.readTree(answer.body()).path("primary").asInt()).isEqualTo(50105);
  }
}

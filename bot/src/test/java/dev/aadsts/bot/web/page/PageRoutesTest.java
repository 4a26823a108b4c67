package dev.aadsts.bot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.http.DirectClient;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Requests;
import dev.aadsts.bot.web.KnowledgeFixture;
import dev.aadsts.kb.KnowledgeBase;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageRoutesTest {
  private static final KnowledgeBase KB = KnowledgeFixture.kb();
  private static final DirectClient CLIENT = client("https://bot.example/");

  @ParameterizedTest
  @ValueSource(strings = {"/", "/codes", "/codes/50105", "/codes/50150", "/help"})
  void letsNoPageRunForeignScripts(String path) {
    assertThat(get(path).headers())
        .containsEntry(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Referrer-Policy", "no-referrer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/codes", "/codes/50105", "/codes/50150", "/help"})
  void hasNothingInlineThatThePolicyWouldBlock(String path) {
    assertThat(get(path).bodyText())
        .doesNotContain(" style=", "<style", " onclick", "javascript:")
        .doesNotContainPattern("<script(?! src=\"/static/)");
  }

  @Test
  void offersToPasteToSearchAndToTry() {
    assertThat(get("/").bodyText())
        .contains("<form class=\"paste\" action=\"/explain\" method=\"post\">")
        .contains("name=\"q\"")
        .contains("value=\"AADSTS50105: Your administrator has configured the application\"")
        .contains("All 3 codes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"50105", "AADSTS50105", "aadsts 50105", " 50105 "})
  void leadsASearchForACodeToItsPage(String query) {
    HttpResponse answer = CLIENT.send(Requests.get("/", Map.of("q", query)));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("Location", "/codes/50105");
  }

  @Test
  void listsWhatASearchFinds() {
    String page = CLIENT.send(Requests.get("/", Map.of("q", "works for a colleague"))).bodyText();

    assertThat(page).contains("for <q>works for a colleague</q>", "href=\"/codes/50105\"");
  }

  @Test
  void saysWhenASearchFindsNothing() {
    String page = CLIENT.send(Requests.get("/", Map.of("q", "<b>zzz\"</b>"))).bodyText();

    assertThat(page)
        .contains("Nothing found for <q>&lt;b&gt;zzz\"&lt;/b&gt;</q>")
        .contains("value=\"&lt;b>zzz&#34;&lt;/b>\"");
  }

  @Test
  void showsAnArticle() {
    HttpResponse answer = get("/codes/50105");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bodyText())
        .contains("AADSTS50105", "EntitlementGrantsNotFound")
        .contains("<h1>The account is not assigned to the application</h1>")
        .contains("Nobody has assigned this account to the application.")
        .contains("Who can fix it</span>An Entra administrator of your organization<")
        .contains("Try again?</span>Yes, once a cause is fixed<")
        .contains("Blocks sign-in")
        .contains("At Contoso, ask <code>#identity</code>.")
        .contains("works for a colleague")
        .contains("learn.microsoft.com, read 20 November 2026")
        .contains("Last reviewed 20 November 2026")
        .contains("Note the name of the group.");
  }

  @Test
  void unfoldsTheFirstCauseOnly() {
    assertThat(get("/codes/50105").bodyText())
        .contains("<details class=\"cause\" id=\"cause-not-assigned\" open>")
        .contains("<details class=\"cause\" id=\"cause-nested-group\">");
  }

  @Test
  void saysHowLikelyACauseIsInTheWordsOfAnAnswerInChat() {
    String page = get("/codes/50105").bodyText();

    assertThat(page).contains(">Often the cause<", ">Sometimes the cause<");
  }

  @Test
  void saysWhichAnswerConfirmsACause() {
    String page = get("/codes/50105").bodyText();
    int second = page.indexOf("id=\"cause-nested-group\"");

    assertThat(page.substring(0, second))
        .contains("<b>No</b> this is the cause", "<b>Yes</b> look at the next one");
    assertThat(page.substring(second))
        .contains("<b>Yes</b> this is the cause", "<b>No</b> it is something else");
  }

  @Test
  void showsCommandsWithPlaceholdersAndLeavesOutLinksThatNeedAnId() {
    assertThat(get("/codes/50105").bodyText())
        .contains("Get-MgServicePrincipal -Filter \"appId eq '&lt;app-id&gt;'\"")
        .contains(
            "<a href=\"https://learn.microsoft.com/guide\" rel=\"noopener noreferrer\">the"
                + " guide</a>")
        .doesNotContain("Its users");
  }

  @Test
  void linksToRelatedCodesAlsoWhereTheyAreNotOnFile() {
    assertThat(get("/codes/50105").bodyText())
        .contains("href=\"/codes/50097\"", "href=\"/codes/50020\"")
        .contains("Not on file");
  }

  @Test
  void marksADraft() {
    assertThat(get("/codes/90094").bodyText())
        .contains("This article is a draft")
        .contains("The cause")
        .contains("Try again?</span>Yes, in 15 minutes: waiting may help<");
  }

  @Test
  void leadsFromARetiredCodeToItsSuccessor() {
    assertThat(get("/codes/50097").bodyText())
        .contains("no longer issues this code")
        .contains("Read <a href=\"/codes/50105\">AADSTS50105</a> instead.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AADSTS50105", "aadsts50105"})
  void leadsEverySpellingOfACodeToOneAddress(String written) {
    HttpResponse answer = get("/codes/" + written);

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.headers()).containsEntry("Location", "/codes/50105");
  }

  @Test
  void helpsOnWithACodeThatIsNotOnFile() {
    HttpResponse answer = get("/codes/50150");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.bodyText())
        .contains("This code is not on file")
        .contains("href=\"https://login.microsoftonline.com/error?code=50150\"")
        .contains("href=\"/codes/50105\"");
  }

  @Test
  void showsAPageWhereTheAddressHoldsNoCode() {
    HttpResponse answer = get("/codes/hello");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.bodyText()).contains("There is nothing here");
  }

  @Test
  void explainsAPaste() {
    HttpResponse answer = paste(KnowledgeFixture.PASTE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Cache-Control", "private, no-cache");
    assertThat(answer.bodyText())
        .contains("The account is not assigned to the application")
        .contains("Your message mentions <q>direct member of a group with access</q>")
        .contains("9f8e7d6c-6666-5555-4444-333322221111")
        .contains("Not in your message", "guests often land in another one")
        .contains("https://entra.microsoft.com/#users/11111111-2222-3333-4444-555555555555")
        .contains("Correlation ID: 9f8e7d6c-6666-5555-4444-333322221111\nTrace ID:");
  }

  @Test
  void tellsWhoeverPastesASecretToRotateIt() {
    assertThat(paste("AADSTS50105: blocked client_secret=abcdefgh12345").bodyText())
        .contains("seems to contain a secret or password");
    assertThat(paste("AADSTS50105: blocked").bodyText()).doesNotContain("Rotate it");
  }

  @Test
  void ranksTheCausesForThePaste() {
    String page = paste(KnowledgeFixture.PASTE).bodyText();

    assertThat(page.indexOf("id=\"cause-nested-group\" open"))
        .isPositive()
        .isLessThan(page.indexOf("id=\"cause-not-assigned\""));
  }

  @Test
  void showsTheOtherCodesOfAPaste() {
    assertThat(paste("AADSTS90094: Admin consent. AADSTS50105: Not assigned.").bodyText())
        .contains("Also in your message");
  }

  @Test
  void answersAPasteWithAnUnknownCode() {
    HttpResponse answer = paste("AADSTS50150: what is it");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bodyText()).contains("This code is not on file", "error?code=50150");
  }

  @Test
  void answersAPasteWithoutACode() {
    assertThat(paste("it does not work").bodyText())
        .contains("No error code in there")
        .contains("look under <em>Troubleshooting details</em>")
        .doesNotContain("In your message");
  }

  @Test
  void asksForTheWholeMessageWhereThePasteHasNoIds() {
    assertThat(paste("AADSTS50105").bodyText())
        .contains("No IDs found; paste the whole message if you can.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/codes/50105", "/help"})
  void writesIdsInCapitals(String path) {
    String words = get(path).bodyText().replaceAll("(?s)<code[^>]*>.*?</code>|<[^>]*>", "");

    assertThat(words).doesNotContainPattern("\\bids?\\b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AADSTS is all </textarea> that", "AADSTS50150: no such code </textarea>"})
  void keepsAPasteThatCouldNotBeExplainedReadyToBeMended(String text) {
    String page = paste(text).bodyText();

    assertThat(page)
        .contains(" data-paste>" + text.replace("<", "&lt;").replace(">", "&gt;") + "</textarea>")
        .doesNotContain("The message you pasted");
  }

  @Test
  void keepsAllOfALongPasteThatCouldNotBeExplained() {
    String text = "x".repeat(100_000) + "end";

    assertThat(paste(text).bodyText()).contains("xend</textarea>");
  }

  @Test
  void explainsTheCodeOnFileInAShortSentence() {
    assertThat(paste("my users get 50105 since this morning").bodyText())
        .contains("The account is not assigned to the application")
        .doesNotContain("No error code in there");
  }

  @Test
  void escapesMarkupOfThePasteWhereverItIsShown() {
    String image = "\"><img src=x onerror=alert(1)>";
    String paste =
        KnowledgeFixture.PASTE.replace("Contoso HR", image)
            + "\n<script>alert(1)</script></textarea></pre>";

    String page = paste(paste).bodyText();

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<script>alert", "<img src=x", "</textarea></pre>");
  }

  @Test
  void showsOnlyTheBeginningOfALongPaste() {
    String page = paste("AADSTS50105 " + "x".repeat(900_000)).bodyText();

    assertThat(page.length()).isLessThan(40_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text=", "text=+%0A", "other=AADSTS50105", "text=%ZZ"})
  void leadsAnEmptyFormBackToTheStart(String body) {
    HttpResponse answer =
        CLIENT.send(Requests.post("/explain", "application/x-www-form-urlencoded", body));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("Location", "/");
  }

  @Test
  void leadsAReloadOfAnAnswerBackToTheStart() {
    assertThat(get("/explain").status()).isEqualTo(303);
  }

  @Test
  void listsEveryCodeByFamily() {
    assertThat(get("/codes").bodyText())
        .contains("3 codes", "Application registration", "Consent and permissions")
        .contains("AADSTS50097", "AADSTS50105", "AADSTS90094");
  }

  @Test
  void listsFamiliesByTheNamesThatPeopleSee() {
    List<String> names =
        CodesPage.of(KnowledgeBase.bundled()).shelves().stream()
            .map(CodesPage.Shelf::title)
            .toList();

    assertThat(names).hasSizeGreaterThan(5).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
  }

  @Test
  void leadsTheListOfCodesWithASlashBehindItToItsAddress() {
    HttpResponse answer = get("/codes/");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.headers()).containsEntry("Location", "/codes");
  }

  @Test
  void namesEveryStatusOfAProblemWithoutATypeOnTheHelpPage() {
    assertThat(get("/help").bodyText())
        .contains("401", "403", "405", "408", "413", "429", "431", "500", "503", "Retry-After");
  }

  @Test
  void explainsEveryTypeOfProblemOnTheHelpPage() {
    String page = get("/help").bodyText();

    assertThat(
            List.of(
                "malformed-json",
                "not-utf-8",
                "invalid-text",
                "invalid-parameter",
                "invalid-code",
                "unknown-code",
                "no-such-path",
                "unsupported-media-type"))
        .allSatisfy(type -> assertThat(page).contains("id=\"" + type + "\""));
    assertThat(page).contains("https://bot.example/api/v1/explain");
  }

  @Test
  void staysUnderThePathOfItsBaseUrl() {
    DirectClient client = client("https://tools.example/aadsts");

    assertThat(client.send(Requests.get("/")).bodyText())
        .contains("action=\"/aadsts/explain\"", "href=\"/aadsts/static/app.")
        .doesNotContainPattern("(href|src|action)=\"/(?!aadsts)");
    assertThat(client.send(Requests.get("/explain")).headers())
        .containsEntry("Location", "/aadsts/");
  }

  @Test
  void letsBrowsersKeepFilesWhoseNameTellsTheirContent() {
    HttpResponse style = get(new Site(URI.create("")).asset("app.css"));

    assertThat(style.headers())
        .containsEntry("Content-Type", "text/css; charset=utf-8")
        .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
        .containsKey("ETag");
  }

  @Test
  void answersThatAFileIsUnchanged() {
    HttpResponse first = get("/static/app.js");
    String tag = first.headers().getOrDefault("ETag", "");

    HttpResponse again =
        CLIENT.send(Requests.with("If-None-Match", tag, Requests.get("/static/app.js")));

    assertThat(first.headers()).containsEntry("Cache-Control", "no-cache");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.css.map", "..", "PageRoutes.class"})
  void servesNoOtherFiles(String name) {
    assertThat(get("/static/" + name).status()).isEqualTo(404);
  }

  @Test
  void hasAnIconAndWelcomesRobots() {
    assertThat(get("/favicon.svg").headers()).containsEntry("Content-Type", "image/svg+xml");
    assertThat(get("/robots.txt").bodyText()).isEqualTo("User-agent: *\nAllow: /\n");
  }

  private static DirectClient client(String baseUrl) {
    return new DirectClient(new PageRoutes(() -> KB, new Site(URI.create(baseUrl))).routes());
  }

  private static HttpResponse get(String path) {
    return CLIENT.send(Requests.get(path));
  }

  private static HttpResponse paste(String text) {
    return CLIENT.send(
        Requests.post(
            "/explain",
            "application/x-www-form-urlencoded",
            "text=" + URLEncoder.encode(text, UTF_8)));
  }
}

package dev.aadsts.bot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.http.DirectClient;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Requests;
import dev.aadsts.bot.web.KnowledgeFixture;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedbackRoutesTest {
  private static final KnowledgeBase KB = KnowledgeFixture.kb();
  private static final Site SITE = new Site(URI.create("https://bot.example/aadsts"));

  private final List<String> reports = new ArrayList<>();
  private final DirectClient client =
      new DirectClient(
          new FeedbackRoutes(
                  () -> KB,
                  SITE,
                  (event, code, where, by, words) ->
                      reports.add(where.platform() + " " + code + " '" + by.id() + "' " + words))
              .routes());

  @Test
  void asksInAFormOfTheSite() {
    String page = client.send(Requests.get("/codes/50105/feedback")).bodyText();

    assertThat(page)
        .contains("What is wrong or outdated?")
        .contains("action=\"/aadsts/codes/50105/feedback\" method=\"post\"")
        .contains("maxlength=\"2000\"");
  }

  @Test
  void keepsTheWordsAndThanks() {
    HttpResponse answer = say("The <menu> & more are elsewhere now.");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bodyText())
        .contains("<h1>Thank you</h1>", "Noted for whoever runs this site.")
        .doesNotContain("<menu>", "What is wrong or outdated?");
    assertThat(reports).containsExactly("WEB AADSTS50105 '' The <menu> & more are elsewhere now.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "client_secret=Sup3rGeheim"})
  void keepsNothingThatIsEmptyOrHoldsASecret(String words) {
    HttpResponse answer = say(words);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.bodyText()).contains("role=\"status\"").doesNotContain("Geheim");
    assertThat(reports).isEmpty();
  }

  @Test
  void keepsNothingThatIsTooLong() {
    assertThat(say("x".repeat(2001)).bodyText())
        .contains("in 2,000 characters")
        .contains("x".repeat(2001) + "</textarea>");
    assertThat(reports).isEmpty();
    assertThat(say("\ud83d\ude80".repeat(1000)).status()).isEqualTo(200);
  }

  @Test
  void keepsNothingMoreWhereManyHaveReportedAndSaysSo() {
    var full =
        new Feedback() {
          @Override
          public void report(
              String event, ErrorCode code, Conversation where, Person by, String words) {
            reports.add(words);
          }

          @Override
          public boolean hasRoomForReaders() {
            return false;
          }
        };
    var client = new DirectClient(new FeedbackRoutes(() -> KB, SITE, full).routes());

    HttpResponse answer = client.send(post("/codes/50105/feedback", "words=moved+%3Cb%3E"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.bodyText())
        .contains("so this was not kept", "moved &lt;b&gt;</textarea>")
        .doesNotContain("Thank you");
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/codes/99999/feedback", "/codes/nonsense/feedback"})
  void knowsNoOtherArticles(String path) {
    assertThat(client.send(Requests.get(path)).status()).isEqualTo(404);
    assertThat(client.send(post(path, "words=x")).status()).isEqualTo(404);
    assertThat(reports).isEmpty();
  }

  private HttpResponse say(String words) {
    return client.send(post("/codes/50105/feedback", "words=" + URLEncoder.encode(words, UTF_8)));
  }

  private static HttpRequest post(String path, String body) {
    return Requests.post(path, "application/x-www-form-urlencoded", body);
  }
}

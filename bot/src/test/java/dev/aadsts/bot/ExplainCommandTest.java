package dev.aadsts.bot;

import static dev.aadsts.bot.CommandLineRun.run;
import static dev.aadsts.bot.CommandLineRun.typed;
import static dev.aadsts.bot.CommandLineRun.watched;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ./aadsts explain}, and an error in the place of a command. */
final class ExplainCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void explainsACode() {
    CommandLineRun ran = run("", "explain", "120021");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("AADSTS120021", "Who can fix it", "Yes, in 15 minutes")
        .doesNotContain("\u001b");
  }

  @Test
  void showsTheFirstCausesToWhoeverLooksAndNamesTheOthers() {
    CommandLineRun ran = watched("", Map.of(), "explain", "120021");

    assertThat(ran.status()).isZero();
    assertThat(plain(ran))
        .contains(
            "Keep the new password that was accepted",
            "2. Microsoft has an incident",
            "Other causes",
            "3. The Entra Connect or cloud sync agent",
            "13. The current password")
        .endsWith("With --all you see how to check and fix these, too.\n")
        .doesNotContain("Restart the service", "support case. ");
    assertThat(ran.out().lines().count()).isLessThan(100);
  }

  @Test
  void showsEveryCauseInFullWhereAskedOrPiped() {
    assertThat(plain(watched("", Map.of(), "explain", "--all", "120021")))
        .contains("Restart the service", "None of these? Collect")
        .doesNotContain("Other causes");
    assertThat(run("", "explain", "120021").out())
        .contains("Restart the service", "None of these? Collect")
        .doesNotContain("Other causes");
  }

  private static String plain(CommandLineRun ran) {
    return ran.out().replaceAll("\u001b\\[[0-9;]*m", "");
  }

  @Test
  void explainsWhatIsPipedIn() {
    assertThat(run("login failed\nAADSTS50105: blocked\n", "explain", "-").out())
        .contains("AADSTS50105");
    assertThat(run("AADSTS50105: blocked", "explain").out()).contains("AADSTS50105");
  }

  @Test
  void explainsAsJson() throws Exception {
    String paste =
        "AADSTS120021: PartnerServiceSsprInternalServiceError"
            + " Correlation ID: 00000000-0000-0000-0000-000000000002";

    JsonNode json = JSON.readTree(run("", "explain", "--format", "json", paste).out());

    assertThat(json.at("/codes/0").intValue()).isEqualTo(120021);
    assertThat(json.at("/primary").intValue()).isEqualTo(120021);
    assertThat(json.at("/fields/correlation_id").textValue())
        .isEqualTo("00000000-0000-0000-0000-000000000002");
    assertThat(json.at("/articles/0/causes")).isNotEmpty();
  }

  @Test
  void answersATextWithoutACodeWithEmptyCodesAndStatusOne() throws Exception {
    CommandLineRun ran = run("", "explain", "--format", "json", "no code in here at all");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(JSON.readTree(ran.out()).at("/codes")).isEmpty();
  }

  @Test
  void explainsTheCodeOnFileInAShortSentence() {
    CommandLineRun ran = run("", "explain", "my users get 53003 since this morning");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("AADSTS53003", "Who can fix it");
    assertThat(run("", "explain", "ticket 53003 is still open").status()).isEqualTo(1);
  }

  @Test
  void takesAGreetingForNoQuestion() {
    assertThat(run("", "explain", "hello").out())
        .contains("nothing on file fits the words")
        .doesNotContain("Windows Hello");
    assertThat(run("", "search", "hello").out()).contains("Windows Hello");
  }

  @Test
  void explainsAnErrorWhereACommandShouldBe() {
    assertThat(run("", "50105").out()).contains("AADSTS50105");
    assertThat(run("", "aadsts50105:", "Your", "administrator").out()).contains("AADSTS50105");
    assertThat(run("", "Error: AADSTS50105: Your administrator").status()).isZero();
    assertThat(run("", "explian").err()).contains("explain");
  }

  @Test
  void namesACodeOnceAndWritesAnAddressOnce() {
    assertThat(run("", "explain", "reply url does not match").out())
        .containsOnlyOnce("\u2022 AADSTS50011 ")
        .doesNotContain("\u2022 AADSTS50011\n");
    assertThat(run("", "explain", "9999999").out())
        .containsOnlyOnce("login.microsoftonline.com/error?code=9999999");
  }

  @Test
  void warnsOfAPastedSecretBesideTheAnswer() throws Exception {
    String paste = "AADSTS7000215: client_secret=abc8Q~0123456789012345678901234567890123";

    CommandLineRun text = run("", "explain", paste);
    assertThat(text.err()).contains("a client secret", "rotate").doesNotContain("abc8Q~");
    assertThat(text.out()).doesNotContain("a client secret. Whoever");
    CommandLineRun json = run("", "explain", "--format", "json", paste);
    assertThat(JSON.readTree(json.out()).path("credential").asText()).isEqualTo("a client secret");
    assertThat(json.err()).contains("rotate");
    assertThat(run("", "explain", "50105").err()).isEmpty();
  }

  @Test
  void suggestsInJsonWhatItSuggestsInText() throws Exception {
    JsonNode words = JSON.readTree(run("", "explain", "--format", "json", "reply url wrong").out());
    assertThat(words.path("suggestions"))
        .hasSizeBetween(1, 5)
        .allSatisfy(one -> assertThat(one.path("title").asText()).isNotEmpty());
    JsonNode greeting = JSON.readTree(run("", "explain", "--format", "json", "hello").out());
    assertThat(greeting.has("suggestions")).isFalse();
    JsonNode unknown = JSON.readTree(run("", "explain", "--format", "json", "5010").out());
    assertThat(unknown.at("/articles/0/similar")).hasSize(5);
    JsonNode known = JSON.readTree(run("", "explain", "--format", "json", "50105").out());
    assertThat(known.has("suggestions")).isFalse();
  }

  @Test
  void leadsFromAnAnswerIntoTheChatWithIt() {
    assertThat(run("", "explain", "50105").out()).contains("./aadsts chat AADSTS50105\n");
    assertThat(
            run("", "explain", "AADSTS50105 Correlation ID: 00000000-0000-0000-0000-000000000002")
                .out())
        .contains("./aadsts chat 'AADSTS50105: ...'");
  }

  @Test
  void namesTheNextCommandWhereItKnowsNoAnswer() {
    assertThat(run("", "explain", "5010").out())
        .containsOnlyOnce("./aadsts explain ")
        .containsPattern("\\R  Read about one: ./aadsts explain \\d{5}\\R");
    assertThat(run("", "explain", "reply url does not match").out())
        .contains("Read about one: ./aadsts explain 50011\n");
    assertThat(run("", "explain", "zzz").out())
        .contains("nothing on file fits the words", "./aadsts search", "./aadsts help")
        .doesNotContain(", or help");
  }

  @Test
  void saysWhatItWaitsForWhereSomebodyTypes() {
    assertThat(run("AADSTS50105", "explain").err()).isEmpty();
    assertThat(typed("AADSTS50105\n", "explain").err()).startsWith("Paste the error");
    assertThat(typed("", "explain", "50105").err()).isEmpty();
  }

  @Test
  void explainsEvenWhereTheEnvironmentIsHalfConfigured() {
    assertThat(run("", Map.of("SLACK_SIGNING_SECRET", "x"), "explain", "50105").status()).isZero();
  }
}

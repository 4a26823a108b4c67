package dev.aadsts.kb.search;

import static dev.aadsts.kb.Article.Met.OFTEN;
import static dev.aadsts.kb.Article.Met.RARELY;
import static dev.aadsts.kb.Article.Met.SOMETIMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Check;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Family;
import dev.aadsts.kb.Retry;
import dev.aadsts.kb.Step;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchIndexTest {
  private static final SearchIndex INDEX =
      SearchIndex.of(
          List.of(
              article(50105, "EntitlementGrantsNotFound", Family.APP_REGISTRATION)
                  .title("The account is not assigned to the application")
                  .meaning("The application lets only assigned people in.")
                  .symptom("works for a colleague but not for me")
                  .signal("unless they are specifically granted")
                  .build(),
              article(700016, "UnauthorizedClient_DoesNotMatchRequest", Family.APP_REGISTRATION)
                  .title("The application is unknown in this tenant")
                  .meaning("No enterprise application with that client id is assigned here.")
                  .symptom("app was deleted")
                  .signal("was not found in the directory")
                  .build(),
              article(50011, "InvalidReplyTo", Family.REDIRECT_URI)
                  .title("The redirect URI is not registered")
                  .meaning("The address that wants the answer is not on the list.")
                  .symptom("callback mismatch")
                  .signal("does not match the redirect URIs configured")
                  .build(),
              article(7000222, "InvalidClientSecretExpiredKeysProvided", Family.CLIENT_CREDENTIALS)
                  .title("The client secret has expired")
                  .meaning("The password of the program ran out.")
                  .symptom("nightly job stopped working")
                  .signal("client secret keys are expired")
                  .build(),
              article(50076, "UserStrongAuthClientAuthNRequired", Family.MFA)
                  .title("Multifactor authentication is required")
                  .meaning("A policy asks for a second step.")
                  .symptom("asked for a code on the phone")
                  .signal("you must use multi-factor authentication")
                  .build(),
              article(53003, "BlockedByConditionalAccess", Family.CONDITIONAL_ACCESS)
                  .title("A Conditional Access policy blocks access")
                  .meaning("The company does not allow signing in from here.")
                  .symptom("cannot open mail abroad")
                  .signal("Access has been blocked")
                  .build(),
              article(120021, "PasswordResetWritebackFailed", Family.PASSWORD_RESET_SSPR)
                  .title("The new password could not be written back")
                  .meaning("Self-service password reset could not reach the domain controller.")
                  .symptom("Azure AD password reset does nothing")
                  .signal("on-premises directory")
                  .build(),
              article(50135, "PasswordChangeRequired", Family.USER_ACCOUNT)
                  .title("The password has to be changed first")
                  .meaning("Somebody gave out a temporary password.")
                  .symptom("must change password at next logon")
                  .signal("Password change is required")
                  .build()));

  @ParameterizedTest
  @ValueSource(strings = {"consent", "Consents?", "the consent"})
  void putsTheArticleFirstThatHasAllTheWordsAsASymptom(String words) {
    var index =
        SearchIndex.of(
            List.of(
                article(50150, "UserConsentNotProvided", Family.CONSENT_PERMISSIONS)
                    .title("The consent is missing")
                    .meaning("A consent of the consent page did not arrive.")
                    .symptom("consent does not arrive")
                    .signal("consent")
                    .build(),
                article(65001, "DelegationDoesNotExist", Family.CONSENT_PERMISSIONS)
                    .title("Nobody has agreed to what the application asks for")
                    .meaning("The permissions have to be granted first.")
                    .symptom("consent")
                    .signal("has not agreed")
                    .build()));

    assertThat(index.search(words, 2))
        .extracting(hit -> hit.article().code().number())
        .containsExactly(65001, 50150);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "50105, 50105",
    "AADSTS50105, 50105",
    "aadsts50105: what is it about conditional access policy?, 50105",
    "700016, 700016",
    "EntitlementGrantsNotFound, 50105",
    "entitlementgrantsnotfound, 50105",
    "grants not found, 50105",
    "GrantsNotFound, 50105",
    "unauthorized client, 700016",
    "account isn't assigned to app, 50105",
    "colleagues, 50105",
    "specifically granted, 50105",
    "reply url, 50011",
    "CallbackURL, 50011",
    "the app's secret is expired, 7000222",
    "password of the app expired, 7000222",
    "app password expired, 7000222",
    "2FA, 50076",
    "multi factor, 50076",
    "MFA, 50076",
    "two-factor, 50076",
    "CA policy, 53003",
    "sspr, 120021",
    "self service reset, 120021",
    "Entra ID does nothing, 120021",
    "at next log on, 50135",
    "conditonal acces, 53003",
    "asigned acount, 50105",
    "multifcator, 50076",
    "redir, 50011",
    "condi, 53003",
    "70002, 7000222"
  })
  void findsFirst(String words, int code) {
    assertThat(INDEX.search(words, 5))
        .first()
        .extracting(hit -> hit.article().code().number())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "the", "what is it and why", "?!*:", "zzzqqq", "th"})
  void findsNothingInWordsThatSayNothing(String words) {
    assertThat(INDEX.search(words, 5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\ AND (",
        "title:foo^2 OR [a TO b}",
        "\"unbalanced ~3",
        "*",
        "/re[gex/",
        "\uD800 lone \uDC00",
        "\0\u200B\uFFFF"
      })
  void takesSyntaxForWords(String words) {
    assertThatCode(() -> INDEX.search(words, 5)).doesNotThrowAnyException();
  }

  @Test
  void neverThrowsWhateverIsTyped() {
    var random = new Random(50105);
    for (int i = 0; i < 60; i++) {
      String text =
          random
              .ints(random.nextInt(400), 0, 0x2FF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      assertThat(INDEX.search(text, 3)).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void copesWithAVeryLongText() {
    String manyWords =
        IntStream.range(0, 20_000).mapToObj(i -> "misspelt" + (char) ('a' + i % 26) + i).toList()
            + "";

    assertThatCode(() -> INDEX.search(manyWords, 5)).doesNotThrowAnyException();
    assertThatCode(() -> INDEX.search("x".repeat(1_000_000), 5)).doesNotThrowAnyException();
    assertThatCode(() -> INDEX.search("abcdefgh ".repeat(100_000), 5)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1, 1", "2, 2", "2147483647, 3"})
  void givesAtMostTheLimit(int limit, int expected) {
    assertThat(INDEX.search("password", limit)).hasSize(expected);
  }

  @Test
  void givesEqualsInTheOrderOfTheirCodes() {
    var equals =
        IntStream.of(50020, 1_234_567, 9_999, 50_019)
            .mapToObj(code -> article(code, "Same", Family.MFA).title("The same thing").build())
            .toList();

    assertThat(SearchIndex.of(equals).search("same thing", 10))
        .extracting(hit -> hit.article().code().number())
        .containsExactly(9_999, 50_019, 50_020, 1_234_567);
  }

  @Test
  void prefersTheMoreCommonOfTwoThatFitAlike() {
    var alike =
        List.of(
            article(50001, "Same", Family.MFA).title("The same thing").build(),
            article(50002, "Same", Family.MFA).title("The same thing").met(RARELY).build(),
            article(50003, "Same", Family.MFA).title("The same thing").met(SOMETIMES).build(),
            article(50004, "Same", Family.MFA).title("The same thing").met(OFTEN).build());

    assertThat(SearchIndex.of(alike).search("same thing", 10))
        .extracting(hit -> hit.article().code().number())
        .containsExactly(50_004, 50_003, 50_002, 50_001);
  }

  @Test
  void prefersWhatFitsBetterToWhatIsMoreCommon() {
    var articles =
        List.of(
            article(50001, "A", Family.MFA).title("The key of the door is lost").build(),
            article(50002, "B", Family.MFA).title("The key is lost").met(OFTEN).build());

    assertThat(SearchIndex.of(articles).search("lost key of a door", 10))
        .extracting(hit -> hit.article().code().number())
        .containsExactly(50_001, 50_002);
  }

  @Test
  void looksBeyondTheLimitForWhatIsMoreCommon() {
    var alike =
        List.of(
            article(50001, "Same", Family.MFA).title("The same thing").build(),
            article(50002, "Same", Family.MFA).title("The same thing").met(OFTEN).build());

    assertThat(SearchIndex.of(alike).search("same thing", 1))
        .extracting(hit -> hit.article().code().number())
        .containsExactly(50_002);
  }

  @Test
  void givesPositiveScoresTheBestFirst() {
    List<Hit> hits = INDEX.search("password application", 10);

    assertThat(hits).hasSizeGreaterThan(2).allMatch(hit -> hit.score() > 0);
    assertThat(hits).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
  }

  @Test
  void findsNothingInAnEmptyIndex() {
    assertThat(SearchIndex.of(List.of()).search("password", 5)).isEmpty();
  }

  @Test
  void answersManyThreadsAlike() throws Exception {
    List<Hit> expected = INDEX.search("password of the application", 5);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<Hit>> search = () -> INDEX.search("password of the application", 5);
      var answers = threads.invokeAll(Collections.nCopies(200, search));

      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    }
  }

  private static Draft article(int code, String name, Family family) {
    return new Draft(
        new ErrorCode(code), name, family, "", "", List.of(), List.of(), Optional.empty());
  }

  /** An article in which only what is searched differs. */
  private record Draft(
      ErrorCode code,
      String name,
      Family family,
      String title,
      String meaning,
      List<String> symptoms,
      List<String> signals,
      Optional<Article.Met> met) {

    Draft title(String value) {
      return new Draft(code, name, family, value, meaning, symptoms, signals, met);
    }

    Draft meaning(String value) {
      return new Draft(code, name, family, title, value, symptoms, signals, met);
    }

    Draft symptom(String value) {
      return new Draft(code, name, family, title, meaning, List.of(value), signals, met);
    }

    Draft signal(String value) {
      return new Draft(code, name, family, title, meaning, symptoms, List.of(value), met);
    }

    Draft met(Article.Met value) {
      return new Draft(code, name, family, title, meaning, symptoms, signals, Optional.of(value));
    }

    Article build() {
      var check =
          new Check(
              "Is it?",
              Check.Confirmation.YES,
              List.of("Look."),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      var step = new Step("do", "Do it.", Optional.empty(), Optional.empty(), Optional.empty());
      return new Article(
          code,
          Optional.of(name),
          family,
          Article.Status.REVIEWED,
          Optional.empty(),
          title,
          meaning,
          Article.FixedBy.USER,
          Article.Severity.BLOCKING,
          new Retry.Never(),
          Optional.empty(),
          met,
          symptoms,
          List.of(),
          List.of(
              new Cause("cause", title, Cause.Likelihood.COMMON, signals, check, List.of(step))),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          LocalDate.of(2026, 11, 20));
    }
  }
}

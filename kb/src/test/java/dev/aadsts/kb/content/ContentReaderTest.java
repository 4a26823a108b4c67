package dev.aadsts.kb.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Cause.Likelihood;
import dev.aadsts.kb.Check.Confirmation;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Family;
import dev.aadsts.kb.Retry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentReaderTest {
  @TempDir Path temporary;

  @Test
  void readsEveryKeyOfAnArticle() throws Exception {
    var article = good().article(new ErrorCode(50105)).orElseThrow();

    assertThat(article.name()).contains("EntitlementGrantsNotFound");
    assertThat(article.family()).isEqualTo(Family.APP_REGISTRATION);
    assertThat(article.status()).isEqualTo(Article.Status.REVIEWED);
    assertThat(article.successor()).isEmpty();
    assertThat(article.meaning()).startsWith("The application").endsWith("this account to it.");
    assertThat(article.fixedBy()).isEqualTo(Article.FixedBy.TENANT_ADMIN);
    assertThat(article.severity()).isEqualTo(Article.Severity.BLOCKING);
    assertThat(article.retry()).isEqualTo(new Retry.AfterFix());
    assertThat(article.oauthError()).contains("interaction_required");
    assertThat(article.symptoms()).containsExactly("no access to the enterprise app");
    assertThat(article.examples()).hasSize(1);
    assertThat(article.collect()).extracting("id").containsExactly("claims");
    assertThat(article.houseNote()).isEmpty();
    assertThat(article.seeAlso()).containsExactly(new ErrorCode(50020));
    assertThat(article.references()).extracting("retrieved").containsExactly(day("2026-11-20"));
    assertThat(article.reviewed()).isEqualTo("2026-11-20");
  }

  @Test
  void takesNoForAWordAndNotForABoolean() throws Exception {
    var cause = cause(good(), 50105, "not-assigned");

    assertThat(cause.check().confirmedBy()).isEqualTo(Confirmation.NO);
  }

  @Test
  void readsAbsentKeysAsEmpty() throws Exception {
    var article = good().article(new ErrorCode(50020)).orElseThrow();

    assertThat(article.retry()).isEqualTo(new Retry.After(Duration.ofMinutes(15)));
    assertThat(article.seeAlso()).isEmpty();
    assertThat(article.collect()).isEmpty();
    assertThat(article.oauthError()).isEmpty();
    assertThat(article.causes().get(0).fix().get(0).command()).isEmpty();
  }

  @Test
  void putsASharedCauseInItsPlace() throws Exception {
    var content = good();

    var changed = cause(content, 50105, "wrong-account");
    assertThat(changed.likelihood()).isEqualTo(Likelihood.POSSIBLE);
    assertThat(changed.signals()).containsExactly("selected user account");
    assertThat(changed.check().question()).startsWith("Does the sign-in log show");
    var plain = cause(content, 50020, "wrong-account");
    assertThat(plain.likelihood()).isEqualTo(Likelihood.RARE);
    assertThat(content.sharedCauses()).containsOnlyKeys("wrong-account");
  }

  @Test
  void readsTheLinkCatalogue() throws Exception {
    assertThat(good().links())
        .containsOnlyKeys("enterprise-app-users", "sign-in-logs")
        .containsEntry(
            "sign-in-logs",
            new Link(
                "Sign-in logs",
                "https://{entra-host}/#view/Microsoft_AAD_IAM/SignInEventsV3Blade"));
  }

  @Test
  void namesTheFileThatIsNoYaml() throws Exception {
    Fixtures.copy(Fixtures.folder("good"), temporary);
    Files.writeString(
        temporary.resolve("articles/AADSTS50020.yaml"),
        "code: [",
        StandardOpenOption.TRUNCATE_EXISTING);

    assertThatThrownBy(() -> bundled(temporary))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("AADSTS50020.yaml");
  }

  @Test
  void namesTheBundledArticleThatIsDamaged() throws Exception {
    Fixtures.copy(Fixtures.folder("good"), temporary);
    Path bundle = temporary.resolve("articles.jsonl");
    ContentReader.bundle(temporary, bundle);
    Fixtures.edit(bundle, "{\"code\":\"AADSTS50020\"", "{\"cope\":\"AADSTS50020\"");

    Content content = Bundle.read(Files.readAllBytes(bundle));

    assertThat(content.article(new ErrorCode(50105))).isPresent();
    assertThatThrownBy(() -> content.article(new ErrorCode(50020)))
        .hasMessageContaining("AADSTS50020")
        .hasMessageContaining("cope");
  }

  @Test
  void saysWhereABundleIsNone() {
    assertThatThrownBy(() -> Bundle.read("{}\nnonsense".getBytes(UTF_8)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Damaged");
  }

  @Test
  void givesTheSameFromABundleAsFromTheFiles() throws Exception {
    assertThat(good()).isEqualTo(ContentReader.read(Fixtures.folder("good")));
  }

  @Test
  void readsTheSameArticlesAsWhoeverLooksThroughTheirClasses() {
    assertThat(ContentReader.bundled().articles().values())
        .allSatisfy(
            article ->
                assertThat(article)
                    .isEqualTo(
                        Records.read(
                            article.code().toString(), Records.tree(article), Article.class)));
  }

  @Test
  void readsTheArticlesThatComeWithTheLibrary() {
    Content bundled = ContentReader.bundled();

    assertThat(bundled.articles()).containsKeys(new ErrorCode(50105), new ErrorCode(120021));
    assertThat(bundled.sharedCauses()).containsKey("wrong-account");
    assertThat(bundled.links()).containsKey("sign-in-logs");
  }

  // What CONTRIBUTING promises: a change that loses an article, or the causes of one, is seen here.
  @Test
  void hasAnArticleWithACauseOfItsOwnForEveryKnownCode() {
    ContentStats stats = ContentStats.of(ContentReader.bundled());

    assertThat(stats.articles()).isGreaterThanOrEqualTo(1002);
    assertThat(stats.withOwnChecks()).isEqualTo(stats.articles());
    assertThat(stats.full()).isGreaterThanOrEqualTo(595);
    assertThat(stats.families()).hasSize(Family.values().length);
  }

  @Test
  void countsArticlesAndThoseWithChecksOfTheirOwn() throws Exception {
    assertThat(ContentStats.of(good()))
        .isEqualTo(
            new ContentStats(
                2, 1, 1, 1, new TreeMap<>(Map.of("app-registration", 1, "guest-b2b", 1))));
  }

  private Content good() throws IOException {
    return bundled(Fixtures.folder("good"));
  }

  private Content bundled(Path root) throws IOException {
    Path bundle = temporary.resolve("bundle.jsonl");
    ContentReader.bundle(root, bundle);
    return Bundle.read(Files.readAllBytes(bundle));
  }

  private static Cause cause(Content content, int code, String id) {
    return content
        .article(new ErrorCode(code))
        .flatMap(found -> Fixtures.cause(found, id))
        .orElseThrow();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}

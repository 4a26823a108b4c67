package dev.aadsts.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.content.Content;
import dev.aadsts.kb.content.ContentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search on the articles that people will really search. */
final class BundledArticlesTest {
  private static final Content CONTENT = ContentReader.bundled();
  private static final SearchIndex INDEX = SearchIndex.of(CONTENT.articles().values());

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "user not assigned to app, 50105",
    "reply url mismatch, 50011",
    "MFA required, 50076",
    "conditional access blocked, 53003",
    "conditonal acess, 53003",
    "client secret expired, 7000222",
    "admin consent needed, 90094",
    "account locked, 50053",
    "password reset writeback, 120013",
    "my password expired, 50055",
    "github actions federated credential, 700213",
    "application not found in directory, 700016"
  })
  void findsTheArticleAmongTheFirstThree(String words, int code) {
    assertThat(INDEX.search(words, 3))
        .extracting(hit -> hit.article().code().number())
        .contains(code);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "works in browser but not from the script, 50076",
    "cors, 9002326",
    "cors error, 9002326",
    "consent, 65001",
    "unassigned, 50105",
    "unassigned user, 50105",
    "external user, 50020"
  })
  void findsFirstWhatEverydayWordsMean(String words, int code) {
    assertThat(INDEX.search(words, 1))
        .extracting(hit -> hit.article().code().number())
        .containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reply url mismatch", "conditonal acess", "50105", "EntitlementGrants", ""})
  void findsTheSameInAnIndexThatWasSaved(String words) {
    SearchIndex saved =
        SearchIndex.saved(SearchIndex.save(CONTENT.articles().values()), CONTENT::article);

    assertThat(saved.search(words, 10)).isEqualTo(INDEX.search(words, 10));
  }

  @Test
  void findsEveryArticleFirstByItsCodeAndAmongTheFirstByItsTitle() {
    assertThat(CONTENT.articles().values())
        .isNotEmpty()
        .allSatisfy(
            article -> {
              assertThat(INDEX.search(article.code().toString(), 1))
                  .extracting(Hit::article)
                  .containsExactly(article);
              assertThat(INDEX.search(article.title(), 3))
                  .extracting(Hit::article)
                  .contains(article);
            });
  }
}

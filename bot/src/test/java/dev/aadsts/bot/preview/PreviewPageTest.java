package dev.aadsts.bot.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.KnowledgeBase;
import org.junit.jupiter.api.Test;

final class PreviewPageTest {
  private static final KnowledgeBase KB = KnowledgeBase.bundled();
  private static final PreviewPage PAGE = new PreviewPage(KB);

  @Test
  void showsAnswerAndChecklistInSlackInTeamsAndOnTheWeb() {
    String page = PAGE.of(article(50105));

    assertThat(page)
        .contains("s-header", "s-button primary", "t-card", "t-button positive", "srcdoc=")
        .contains("Checklist: AADSTS50105")
        .doesNotContain("{{");
  }

  // A new kind of block or element would be drawn as its bare name.
  @Test
  void knowsEveryElementThatAnyArticleIsDrawnWith() {
    assertThat(KB.articles().stream().filter(article -> article.code().number() % 7 == 0))
        .isNotEmpty()
        .allSatisfy(article -> assertThat(PAGE.of(article)).doesNotContain("class=\"unknown\""));
  }

  private static Article article(int code) {
    return KB.articles().stream()
        .filter(article -> article.code().number() == code)
        .findFirst()
        .orElseThrow();
  }
}

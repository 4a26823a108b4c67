package dev.aadsts.bot.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.Article;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.Retry;
import dev.aadsts.kb.SignInError;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GuidesTest {
  private static final KnowledgeBase KB = KnowledgeBase.bundled();

  @Test
  void doesNotSayThatAnErrorStaysWhereItSaysThatWaitingMayHelp() {
    assertThat(impact(true))
        .containsExactly(
            "Blocks sign-in for now: It may pass by itself; if it does not, a cause has to be fixed");
  }

  @Test
  void saysThatAnErrorStaysWhereWaitingDoesNotHelp() {
    assertThat(impact(false)).containsExactly("Blocks sign-in: It does not pass until it is fixed");
  }

  private static List<String> impact(boolean passing) {
    return KB.articles().stream()
        .filter(article -> article.severity() == Article.Severity.BLOCKING)
        .filter(article -> article.retry() instanceof Retry.After == passing)
        .map(GuidesTest::severity)
        .map(severity -> severity.label() + ": " + severity.sentence())
        .distinct()
        .collect(Collectors.toList());
  }

  private static Guide.Severity severity(Article article) {
    return new Guides(KB, SignInError.ofCode(article.code())).guide(article).severity();
  }
}

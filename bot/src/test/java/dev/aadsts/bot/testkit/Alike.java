package dev.aadsts.bot.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers to pastes that differ in their ids only, of every article. */
public final class Alike {
  // With every id that articles fill in.
  private static final List<String> PASTES =
      Stream.of(1, 2, 3)
          .map(
              each ->
                  "%s: no. Application '8888888%d-2222-4333-8444-555555555555' in tenant"
                          .formatted("AADSTS%d", each)
                      + " '7777777"
                      + each
                      + "-2222-4333-8444-555555555555'. Correlation ID:"
                      + " 1111111"
                      + each
                      + "-2222-4333-8444-555555555555 Trace ID: 9999999"
                      + each
                      + "-2222-4333-8444-555555555555 Timestamp: 2026-11-2"
                      + each
                      + " 08:30:1"
                      + each
                      + "Z")
          .toList();

  private Alike() {}

  /**
   * Draws the third of three pastes of every article, when it is known that there are many, and
   * checks that it looks as if it were the first.
   */
  public static <T> void look(Audience audience, Function<Reply, List<T>> draw) {
    KnowledgeBase kb = KnowledgeBase.bundled();
    var explanation = new Explanation(kb, Optional.empty());
    for (Article article : kb.articles()) {
      List<Reply> replies =
          PASTES.stream()
              .map(paste -> explanation.of(diagnose(kb, article, paste), article, audience))
              .toList();
      List<List<T>> drawn = replies.stream().map(draw).toList();
      if (article.successor().isEmpty()) {
        assertThat(replies.getLast().pattern()).as(article.code().toString()).isPresent();
      }

      Diagnosis third = diagnose(kb, article, PASTES.getLast());
      Reply alone = new Explanation(kb, Optional.empty()).of(third, article, audience);
      assertThat(alone.pattern()).isEmpty();
      assertThat(drawn.getLast()).isEqualTo(draw.apply(alone));
    }
  }

  private static Diagnosis diagnose(KnowledgeBase kb, Article article, String paste) {
    return kb.diagnose(paste.formatted(article.code().number()));
  }
}

package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.DrawingTemplates;
import dev.aadsts.bot.reply.FilledTemplate;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Answers to pastes that differ in their ids only, of every article. */
public final class Alike {
  private static final int PASTES = 3;

  private Alike() {}

  /** Every answer that there is to a paste. */
  public enum Kind {
    PUBLIC,
    PRIVATE,
    TO_SHARE,
    BRIEF;

    private Reply of(Explanation explanation, Diagnosis diagnosis, Article article) {
      return switch (this) {
        case PUBLIC -> explanation.of(diagnosis, article, Audience.EVERYONE);
        case PRIVATE -> explanation.of(diagnosis, article, Audience.ASKER);
        case TO_SHARE -> explanation.toShare(diagnosis, article);
        case BRIEF -> explanation.brief(diagnosis, article);
      };
    }
  }

  /**
   * Draws the third of three pastes of every article, when it is known that there are many, and
   * checks that it looks as if it were the first, and that its ids could be filled in.
   */
  public static <T> void look(Kind kind, Function<Reply, List<T>> draw) {
    KnowledgeBase kb = KnowledgeBase.bundled();
    var explanation = new Explanation(kb, Optional.empty());
    var templates = new DrawingTemplates();
    for (Article article : kb.articles()) {
      List<Diagnosis> pastes =
          IntStream.rangeClosed(1, PASTES)
              .mapToObj(each -> kb.diagnose(paste(article.code(), each)))
              .toList();
      List<Reply> replies =
          pastes.stream().map(paste -> kind.of(explanation, paste, article)).toList();
      List<List<T>> drawn = replies.stream().map(draw).toList();
      Reply last = replies.getLast();
      Reply alone = kind.of(new Explanation(kb, Optional.empty()), pastes.getLast(), article);

      assertThat(alone.pattern()).isEmpty();
      assertThat(drawn.getLast()).isEqualTo(draw.apply(alone));
      if (article.successor().isEmpty()) {
        assertThat(templates.draw(last, draw, reply -> texts(draw.apply(reply))).map(Alike::read))
            .as(article.code().toString())
            .contains(texts(draw.apply(alone)));
      }
    }
  }

  private static List<String> read(List<FilledTemplate> pieces) {
    return pieces.stream().map(FilledTemplate::text).toList();
  }

  // With every id that articles fill in.
  private static String paste(ErrorCode code, int number) {
    return """
    %s: no. Application '8888888%d-2222-4333-8444-555555555555' in tenant \
    '7777777%2$d-2222-4333-8444-555555555555'. \
    Correlation ID: 1111111%2$d-2222-4333-8444-555555555555 \
    Trace ID: 9999999%2$d-2222-4333-8444-555555555555 \
    Timestamp: 2026-11-2%2$d 08:30:1%2$dZ
    """
        .formatted(code, number);
  }

  private static List<String> texts(List<?> drawn) {
    return drawn.stream().map(Object::toString).toList();
  }
}

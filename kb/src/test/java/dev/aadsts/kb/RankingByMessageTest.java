package dev.aadsts.kb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.content.ContentReader;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every article against the messages it speaks of: they lead to it, and to the right cause. */
final class RankingByMessageTest {
  private static final KnowledgeBase KB = new KnowledgeBase(ContentReader.bundled());

  @Test
  void everyExampleLeadsToItsArticle() {
    assertThat(KB.articles())
        .allSatisfy(
            article ->
                assertThat(article.examples())
                    .allSatisfy(
                        example ->
                            assertThat(KB.diagnose(example).article())
                                .map(Article::code)
                                .hasValue(article.code())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signals")
  void everySignalBringsItsCauseToTheFront(Signal signal) {
    Diagnosis diagnosis = KB.diagnose(signal.message());

    assertThat(diagnosis.article()).map(Article::code).hasValue(signal.code());
    RankedCause first = diagnosis.causes().getFirst();
    assertThat(first.cause().id()).isEqualTo(signal.causeId());
    assertThat(first.why()).isPresent();
  }

  static Stream<Signal> signals() {
    return KB.articles().stream().map(RankingByMessageTest::signals).flatMap(Collection::stream);
  }

  private static List<Signal> signals(Article article) {
    return article.causes().stream()
        .flatMap(
            cause ->
                cause.signals().stream()
                    .map(signal -> new Signal(article.code(), cause.id(), signal)))
        .toList();
  }

  /** Words of a message that point to a cause. */
  record Signal(ErrorCode code, String causeId, String words) {
    String message() {
      String start = code + ": ";
      return words.startsWith(start) ? words : start + words;
    }
  }
}

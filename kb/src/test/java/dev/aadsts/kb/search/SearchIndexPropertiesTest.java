package dev.aadsts.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.content.ContentReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds of every question, also of nonsense. */
final class SearchIndexPropertiesTest {
  private static final SearchIndex INDEX =
      SearchIndex.of(ContentReader.bundled().articles().values());

  @Property
  void answersAnythingWithAtMostTheLimitTheBestFirst(
      @ForAll("questions") String words, @ForAll @IntRange(min = -1, max = 20) int limit) {
    List<Hit> hits = INDEX.search(words, limit);

    assertThat(hits).hasSizeLessThanOrEqualTo(Math.max(0, limit));
    assertThat(hits).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
    assertThat(hits).allMatch(hit -> hit.score() > 0);
    assertThat(hits).extracting(hit -> hit.article().code()).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<String> questions() {
    Arbitrary<String> words =
        Arbitraries.of(
            "reply",
            "url",
            "mismatch",
            "MFA",
            "not",
            "assigned",
            "the",
            "50105",
            "AADSTS",
            "501",
            "conditonal",
            "InvalidReplyTo",
            "can't",
            "log-in",
            "secret*",
            "a:b",
            "\"",
            "(",
            "OR",
            "~2",
            "/x/",
            "^",
            "\\",
            "[a TO b]",
            "\ud800",
            "\u0000",
            "ﬁ",
            "①");
    return Arbitraries.frequencyOf(
            Tuple.of(4, words), Tuple.of(1, Arbitraries.strings().ofMaxLength(40)))
        .list()
        .ofMaxSize(50)
        .map(parts -> String.join(" ", parts));
  }
}

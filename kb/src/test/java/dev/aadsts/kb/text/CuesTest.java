package dev.aadsts.kb.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class CuesTest {
  @Test
  void findsThoseWhoseWordIsThereInTheirOwnOrder() {
    Cues<String> cues = Cues.of(List.of("tenant", "app", "application", "要求", "id"), word -> word);

    assertThat(cues.in("the application id of the 要求"))
        .containsExactly("app", "application", "要求", "id");
    assertThat(cues.in("")).isEmpty();
    assertThat(cues.in("a")).isEmpty();
  }

  @Test
  void findsAllThatWaitForOneWord() {
    Cues<Integer> cues = Cues.of(List.of(1, 2, 3), number -> number == 2 ? "app" : "tenant");

    assertThat(cues.in("tenant")).containsExactly(1, 3);
  }

  // Few letters, so that words overlap, repeat, and share their beginnings.
  @Property
  void findsWhatASearchForEachWordFinds(
      @ForAll @Size(max = 20)
          List<@StringLength(min = 2, max = 5) @CharRange(from = 'a', to = 'c') String> words,
      @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'd') String text) {
    Cues<String> cues = Cues.of(words, word -> word);

    assertThat(cues.in(text)).isEqualTo(words.stream().filter(text::contains).toList());
  }
}

package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.KnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BareNumbersTest {
  private static final KnowledgeBase KB = KnowledgeBase.bundled();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i get 50105 when i log in | AADSTS50105
          50105 / 50020             | AADSTS50105 AADSTS50020
          50105/50020?              | AADSTS50105 AADSTS50020
          #50105                    | AADSTS50105
          err 50105.                | AADSTS50105
          """)
  void writesOutWhatIsOnFile(String question, String codes) {
    assertThat(BareNumbers.writtenOut(KB, question)).contains(codes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"my order 1234", "version 50105.2", "at 10:50105", "50105-50020-x", "a50105", ""})
  void leavesOtherNumbersAlone(String question) {
    assertThat(BareNumbers.writtenOut(KB, question)).isEmpty();
  }

  @Test
  void readsNoNumbersOutOfALongText() {
    assertThat(BareNumbers.writtenOut(KB, "50105 " + "word ".repeat(30))).isEmpty();
  }
}

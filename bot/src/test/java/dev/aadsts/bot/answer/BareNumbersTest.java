package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.ErrorCode;
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
          my users get 53003 since this morning  | AADSTS53003
          50105,50020               | AADSTS50105 AADSTS50020
          50105, three times a day  | AADSTS50105
          is it 50105 (or 50020)?   | AADSTS50105 AADSTS50020
          """)
  void writesOutWhatIsOnFile(String question, String codes) {
    assertThat(BareNumbers.writtenOut(KB, question)).contains(codes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my order 1234",
        "version 50105.2",
        "at 10:50105",
        "50105-50020-x",
        "a50105",
        "",
        "my phone number is 0151 50105 50126",
        "call +49 50105 or (030) 50105",
        "order number 50105 has not come",
        "ticket #50105",
        "case no. 50105 is still open",
        "it listens on port 50105",
        "room 50105 is cold",
        "Bestellung Nr. 50105",
        "we have 50105 users",
        "it costs 50105 \u20ac",
        "$50105",
        "50105 mailboxes to move",
        "zip 50105",
        "50105.50",
        "50105,50",
        "20261120"
      })
  void leavesOtherNumbersAlone(String question) {
    assertThat(BareNumbers.writtenOut(KB, question)).isEmpty();
  }

  @Test
  void keepsWhatSomebodySaysWhoNamesACode() {
    assertThat(BareNumbers.diagnose(KB, "AADSTS50020 and 50105").error().codes())
        .extracting(ErrorCode::number)
        .containsExactly(50020);
  }

  @Test
  void readsNoNumbersOutOfALongText() {
    assertThat(BareNumbers.writtenOut(KB, "50105 " + "word ".repeat(30))).isEmpty();
  }
}

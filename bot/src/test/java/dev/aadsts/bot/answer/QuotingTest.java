package dev.aadsts.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.KnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotingTest {
  private static final KnowledgeBase KB = KnowledgeBase.bundled();
  private static final String ERROR = "AADSTS50105: not assigned";

  @ParameterizedTest
  @ValueSource(
      strings = {"what is this?", "private this", "checklist", "checklist this", "help", "hi"})
  void takesTheErrorFromTheQuoteWhereTheWordsNameNone(String own) {
    assertThat(Quoting.asked(KB, own, ERROR)).isEqualTo(own + "\n" + ERROR);
  }

  @Test
  void takesTheQuoteForTheWordsWhereThereAreNone() {
    assertThat(Quoting.asked(KB, "", ERROR)).isEqualTo(ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"and AADSTS50020?", "what about 50020?", "checklist 50020"})
  void leavesTheQuoteWhereTheWordsNameAnError(String own) {
    assertThat(Quoting.asked(KB, own, ERROR)).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note it was the proxy",
        "search reply url",
        "status",
        "settings",
        "settings answers private"
      })
  void addsNothingToACommandThatIsAboutNoError(String own) {
    assertThat(Quoting.asked(KB, own, ERROR)).isEqualTo(own);
  }

  @Test
  void helpsWhoeverAsksForItBelowAMessageWithoutAnError() {
    assertThat(Quoting.asked(KB, "help", "see you at two")).isEqualTo("help");
  }
}

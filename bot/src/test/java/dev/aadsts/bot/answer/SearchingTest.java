package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.Outcomes.said;
import static dev.aadsts.bot.answer.Outcomes.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.testkit.Articles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to an article for whoever gives words, or a code that is not on file. */
final class SearchingTest {
  private final Desk desk = new Desk(Articles.kb());

  @Test
  void suggestsLookalikesOfAnUnknownCode() {
    var reply = said(desk.answer(Addressing.MENTION, "50150"));

    assertThat(reply.root().summary()).isEqualTo("AADSTS50150 is not on file.");
    assertThat(reply.toString()).contains("https://login.microsoftonline.com/error?code=50150");
    assertThat(Buttons.in(reply)).contains(new Intent.Explain(Articles.LOCKED_OUT));
  }

  @Test
  void suggestsWhatTheWordsAroundAnUnknownCodeFit() {
    var reply =
        said(desk.answer(Addressing.MENTION, "AADSTS999123: the badge does not open the door"));

    assertThat(Buttons.in(reply)).contains(new Intent.Explain(Articles.LOCKED_OUT));
  }

  @Test
  void answersInPrivateAlsoWhatItDoesNotKnow() {
    for (String text : new String[] {"private 50150", "private the door is stuck", "private: x"}) {
      assertThat(said(desk.answer(Addressing.MENTION, text)).audience()).isEqualTo(Audience.ASKER);
    }
  }

  @Test
  void searchesWhereThereIsNoCode() {
    var reply = said(desk.answer(Addressing.MENTION, "the badge does not open the door"));

    assertThat(Buttons.in(reply)).contains(new Intent.Explain(Articles.LOCKED_OUT));
  }

  @Test
  void saysWhereTheCodeIsFoundWhereItHasToGuess() {
    var reply = said(desk.answer(Addressing.MENTION, "the badge does not open the door"));

    assertThat(reply.root().parts())
        .filteredOn(Part.Notice.class::isInstance)
        .singleElement()
        .satisfies(
            notice ->
                assertThat(((Part.Notice) notice).text().text())
                    .contains("look under Troubleshooting details or More details"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D\uDE80\uD83D\uDE80", "!!!", "\u0000\u0001\u0002", "qwertzuiop"})
  void saysSoWhereNothingFits(String text) {
    assertThat(summary(desk.answer(Addressing.MENTION, text)))
        .isEqualTo("I found no error code in that, and nothing on file fits the words.");
  }

  @Test
  void repeatsTheWordsOfASearch() {
    assertThat(desk.answer(Addressing.MENTION, "search badge  door").toString())
        .contains("\u201Cbadge door\u201D");
    assertThat(desk.answer(Addressing.MENTION, "search " + "door ".repeat(100)).toString())
        .contains("\u2026\u201D");
  }
}

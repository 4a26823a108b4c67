package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.Outcomes.said;
import static dev.aadsts.bot.answer.Outcomes.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.kb.fill.RichText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for whoever asks for help, greets, thanks, or says nothing at all. */
final class HelpingTest {
  private final Desk desk = new Desk(Articles.kb());

  @ParameterizedTest
  @EnumSource(names = {"COMMAND", "MENTION", "DIRECT"})
  void asksForAnErrorWhereNothingWasSaid(Addressing addressing) {
    assertThat(summary(desk.answer(addressing, "  "))).startsWith("Which error?");
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMAND", "MENTION", "DIRECT"})
  void helps(Addressing addressing) {
    assertThat(summary(desk.answer(addressing, "help"))).startsWith("I explain Microsoft Entra ID");
  }

  @Test
  void tellsHelpAndApologiesToTheAskerOfACommandOnly() {
    for (String text : new String[] {"", "help", "status", "note x", "gibberish"}) {
      assertThat(said(desk.answer(Addressing.COMMAND, text)).audience()).isEqualTo(Audience.ASKER);
      assertThat(said(desk.answer(Addressing.MENTION, text)).audience())
          .isEqualTo(Audience.EVERYONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "COMMAND, /aadsts 120021, /aadsts help, @aadsts note ...",
    "WHISPER, /aadsts 120021, /aadsts help, @aadsts note ...",
    "MENTION, @aadsts 120021, @aadsts help, @aadsts note ...",
    "DIRECT, 120021, help, note ...",
  })
  void showsWhatOneTypesThere(Addressing addressing, String code, String help, String note) {
    assertThat(typed(said(desk.answer(addressing, "help")))).contains(code, note);
    assertThat(typed(said(desk.answer(addressing, "")))).containsExactly(code, help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thanks, that was great", "Perfect!", "good bot", "danke"})
  void answersThanksInAWordOrTwo(String text) {
    assertThat(summary(desk.answer(Addressing.MENTION, text))).isEqualTo("You are welcome.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hi there!", "good morning, team"})
  void helpsWhoeverGreets(String text) {
    assertThat(summary(desk.answer(Addressing.MENTION, text)))
        .isEqualTo(summary(desk.answer(Addressing.MENTION, "help")));
  }

  private static List<String> typed(Reply reply) {
    return reply.root().parts().stream()
        .flatMap(
            part ->
                switch (part) {
                  case Part.Prose(var text) -> Stream.of(text);
                  case Part.Bullets(var lines) -> lines.stream();
                  default -> Stream.<RichText>of();
                })
        .flatMap(text -> text.spans().stream())
        .filter(RichText.Code.class::isInstance)
        .map(RichText.Span::text)
        .toList();
  }
}

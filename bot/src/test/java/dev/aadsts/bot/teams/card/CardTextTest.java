package dev.aadsts.bot.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.kb.fill.RichText;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CardTextTest {
  @Test
  void endsWhereItIsShortened() {
    String words = "x".repeat(CardText.LONGEST - 20);
    var text =
        new RichText(
            List.of(
                new RichText.Plain(words + " ".repeat(30)),
                new RichText.Code("id"),
                new RichText.Plain("more")));

    assertThat(CardText.BODY.block(text).path("inlines").findValuesAsText("text"))
        .containsExactly(words + "\u2026");
  }
}

package dev.aadsts.bot.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.reply.HostileMessages;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.testkit.Fuzz;
import org.junit.jupiter.api.Test;

/** Whatever stands in a message: it mentions nobody, links nowhere and keeps its element. */
final class CardInjectionTest {
  private static final String OUR_LINK = "\\[[^\\[\\]]*]\\(" + HostileMessages.OUR_LINK + "\\)";

  @Test
  void letsNothingOutOfAMessage() {
    Fuzz.tries(
        300,
        random -> {
          Message message = HostileMessages.next(random);

          AdaptiveCards.draw(message).forEach(CardInjectionTest::assertTame);
          assertTame(AdaptiveCards.drawOne(message));
        });
  }

  private static void assertTame(Card card) {
    assertThat(CardRules.violations(card.content())).isEmpty();
    assertThat(card.content().path("msteams").has("entities")).isFalse();
    assertTame(card.content());
  }

  private static void assertTame(JsonNode node) {
    String type = node.path("type").asText();
    if (type.equals("TextBlock")) {
      // All but our own lists and links; the rest of Markdown needs one of these signs.
      assertThat(node.path("text").asText().replaceAll(OUR_LINK, ""))
          .doesNotContainPattern("[*_\\[\\]`<\\\\]|~~|://|\\{\\{|&[#\\w]|(?m)^\\s*[>#]");
    }
    if (node.has("url")) {
      assertThat(node.path("url").asText()).isEqualTo(HostileMessages.OUR_LINK);
    }
    if (type.equals("TextBlock") || type.equals("TextRun")) {
      assertThat(node.path("text").asText())
          .doesNotContainPattern("[\\p{Cc}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]");
    }
    node.forEach(CardInjectionTest::assertTame);
  }
}

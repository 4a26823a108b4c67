package dev.aadsts.bot.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.HostileMessages;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.testkit.Fuzz;
import dev.aadsts.bot.testkit.Hostile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a message: it mentions nobody, links nowhere and keeps its element. */
final class CardInjectionTest {
  private static final String OUR_LINK = "\\[[^\\[\\]]*]\\(" + HostileMessages.OUR_LINK + "\\)";

  @Test
  void letsNothingOutOfAMessage() {
    Fuzz.tries(
        300,
        10_000,
        random -> {
          Message message = HostileMessages.next(random);

          AdaptiveCards.draw(message).forEach(CardInjectionTest::assertTame);
          assertTame(AdaptiveCards.drawOne(message));
        });
  }

  @Test
  void staysWithinTheSizeOfAMessageWhateverItsButtonsCarry() {
    Fuzz.tries(
        300,
        10_000,
        random -> {
          var parts = new ArrayList<Part>(HostileMessages.next(random).parts());
          parts.add(random.nextInt(parts.size()), new Part.Choices(laden(random), true));
          parts.add(new Part.Choices(laden(random), false));
          parts.add(new Part.Choices(laden(random), true));
          var message = new Message("Much.", parts);

          AdaptiveCards.draw(message).forEach(CardInjectionTest::assertTame);
          assertTame(AdaptiveCards.drawOne(message));
        });
  }

  private static List<Button> laden(Random random) {
    return Stream.generate(() -> Button.of(Hostile.text(random), laden(random.nextInt(4))))
        .limit(1 + random.nextInt(8))
        .toList();
  }

  // The most that an intent has, which takes more room in a card the more signs are escaped.
  private static Intent laden(int kind) {
    String sign = List.of("x", "\"", "\u00df", "\u20ac").get(kind);
    var noted = new Command.AddNote(sign.repeat(sign.equals("\"") ? 900 : 1_850));
    return new Intent.Change(new ChecklistId("0123456789abcdef"), 1, noted);
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

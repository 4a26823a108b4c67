package dev.aadsts.bot.teams.card;

import static dev.aadsts.kb.fill.RichText.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.answer.Alike;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DrawingsTest {
  private static final List<String> IDS =
      List.of("11111111-2222-4333-8444-555555555555", "99999999-2222-4333-8444-555555555555");

  private final Drawings drawings = new Drawings();

  @Test
  void drawEveryArticleAsAnew() {
    KnowledgeBase kb = KnowledgeBase.bundled();
    var explanation = new Explanation(kb, Optional.empty());
    for (Article article : kb.articles()) {
      for (String id : IDS) {
        Diagnosis diagnosis =
            kb.diagnose(article.code() + ": no. Correlation ID: " + id + " Trace ID: " + id);
        Reply reply = explanation.of(diagnosis, article, Audience.ASKER);
        for (Message message : messages(reply)) {
          assertThat(drawings.whispered(message))
              .isEqualTo(AdaptiveCards.drawWhispered(message, Pieces.ANEW));
          assertThat(drawings.of(message)).isEqualTo(AdaptiveCards.draw(message));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Alike.Kind.class)
  void fillTheIdsIntoWhatWasDrawnForOthers(Alike.Kind kind) {
    Alike.look(kind, drawings::inParts);
    Alike.look(kind, drawings::inFew);
    Alike.look(kind, drawings::whispered);
  }

  @Test
  void showAWholeAnswerInOneCardWithTheButtonsAboveTheSections() {
    List<Card> cards = drawings.inFew(answer("AADSTS50105"));

    assertThat(cards).hasSize(1);
    JsonNode body = cards.getFirst().content().path("body");
    List<String> kinds = new ArrayList<>();
    body.forEach(element -> kinds.add(element.path("type").asText()));
    assertThat(kinds).contains("ActionSet");
    assertThat(kinds.subList(kinds.lastIndexOf("ActionSet") + 1, kinds.size()))
        .hasSize(6)
        .allMatch("Container"::equals);
    assertThat(body.findValuesAsText("title"))
        .contains("Start checklist")
        .anyMatch(title -> title.startsWith("Show or hide: 1. "));
  }

  @Test
  void showAnAnswerThatIsTooLongForOneCardInOneForEachPart() {
    Reply reply = answer("AADSTS120021");

    assertThat(drawings.inFew(reply))
        .hasSizeGreaterThan(1)
        .containsExactlyElementsOf(
            messages(reply).stream().flatMap(part -> drawings.of(part).stream()).toList());
  }

  private static Reply answer(String text) {
    KnowledgeBase kb = KnowledgeBase.bundled();
    Diagnosis diagnosis = kb.diagnose(text);
    return new Explanation(kb, Optional.empty())
        .of(diagnosis, diagnosis.article().orElseThrow(), Audience.ASKER);
  }

  @Test
  void keepAMessageThatCameTwice() {
    var first = new Message("Gist", List.of(new Part.Prose(plain("Same words"))));
    var second = new Message("Gist", List.of(new Part.Prose(plain("Same words"))));
    drawings.of(first);

    assertThat(drawings.of(first)).isSameAs(drawings.of(second));
  }

  @Test
  void keepAPieceThatSeveralMessagesHave() {
    var one = new Message("One", List.of(new Part.Prose(plain("Same words"))));
    var other = new Message("Other", List.of(new Part.Prose(plain("Same words"))));
    drawings.of(new Message("First", List.of(new Part.Prose(plain("Same words")))));

    assertThat(drawings.of(one).getFirst().content().path("body").path(0))
        .isSameAs(drawings.of(other).getFirst().content().path("body").path(0));
  }

  @Test
  void drawALineAboveAPieceOnlyBelowADivider() {
    var prose = new Part.Prose(plain("Same words"));
    var plain = new Message("Plain", List.of(prose, prose));
    var divided = new Message("Divided", List.of(prose, new Part.Divider(), prose));

    assertThat(drawings.of(plain)).isEqualTo(AdaptiveCards.draw(plain));
    assertThat(drawings.of(divided)).isEqualTo(AdaptiveCards.draw(divided));
  }

  private static List<Message> messages(Reply reply) {
    var messages = new ArrayList<Message>();
    messages.add(reply.root());
    messages.addAll(reply.details());
    return messages;
  }
}

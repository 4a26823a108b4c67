package dev.aadsts.bot.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.answer.Alike;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DrawingsTest {
  private final KnowledgeBase kb = Articles.kb();
  private final Reply reply = explained();
  private final Drawings drawings = new Drawings();

  @Test
  void drawsWhatItHasDrawnBeforeTheSameAgain() {
    SlackMessage first = drawings.inOne(reply);

    assertThat(drawings.inOne(reply)).isEqualTo(first).isEqualTo(new Drawings().inOne(reply));
  }

  @Test
  void drawsPartsThatItKnowsInAnotherAnswerAsIfTheyWereNew() {
    drawings.inOne(reply);
    Reply warned = warned(reply, "Three people here have met this.");

    SlackMessage drawn = drawings.inOne(warned);

    assertThat(drawn).isEqualTo(new Drawings().inOne(warned));
    assertThat(drawn.blocksJson()).contains("Three people here");
  }

  @Test
  void numbersTheButtonsThroughWhereSeveralPartsHaveThem() {
    var help = new Part.Choices(List.of(Button.of("A", new Intent.Open("https://a.test"))), true);
    var more = new Part.Choices(List.of(Button.of("B", new Intent.Open("https://b.test"))), false);
    drawings.inOne(new Reply(new Message("A", List.of(help)), List.of(), Audience.EVERYONE));
    drawings.inOne(new Reply(new Message("B", List.of(more)), List.of(), Audience.EVERYONE));

    var both = new Reply(new Message("Both", List.of(help, more)), List.of(), Audience.EVERYONE);

    JsonNode blocks = drawings.inOne(both).tree();
    assertThat(blocks.findValuesAsText("action_id")).doesNotHaveDuplicates().hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Alike.Kind.class)
  void fillsTheIdsIntoWhatWasDrawnForOthers(Alike.Kind kind) {
    Alike.look(kind, drawings::inParts);
    Alike.look(kind, each -> List.of(drawings.inOne(each)));
  }

  private Reply explained() {
    return new Explanation(kb, Optional.empty())
        .of(kb.diagnose("AADSTS50105"), Articles.lockedOut(), Audience.EVERYONE);
  }

  private static Reply warned(Reply reply, String warning) {
    var parts = new ArrayList<>(reply.root().parts());
    parts.add(1, new Part.Notice(Part.Tone.WARNING, RichText.plain(warning)));
    return new Reply(new Message(reply.root().summary(), parts), reply.details(), reply.audience());
  }
}

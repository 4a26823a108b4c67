package dev.aadsts.bot.teams.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.fill.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DialogsTest {
  @Test
  void keepsEveryArticleWithinTheRules() {
    var kb = KnowledgeBase.bundled();
    var explanation = new Explanation(kb, Optional.empty());

    for (Article article : kb.articles()) {
      var diagnosis = kb.diagnose(article.code().toString());
      Reply reply = explanation.of(diagnosis, diagnosis.article().orElseThrow(), Audience.ASKER);
      var messages = new ArrayList<Message>();
      messages.add(reply.root());
      messages.addAll(reply.details());

      Card card = Dialogs.show(messages, List.of());

      assertThat(CardRules.violationsInDialog(card.content()))
          .as(article.code().toString())
          .isEmpty();
    }
  }

  @Test
  void namesEveryCauseOfAnArticleThatIsTooLongForADialog() {
    var kb = KnowledgeBase.bundled();
    var diagnosis = kb.diagnose("AADSTS120021");
    Article article = diagnosis.article().orElseThrow();
    Reply reply = new Explanation(kb, Optional.empty()).of(diagnosis, article, Audience.ASKER);
    var messages = new ArrayList<Message>();
    messages.add(reply.root());
    messages.addAll(reply.details());

    JsonNode card = Dialogs.show(messages, List.of()).content();

    assertThat(card.findValuesAsText("text"))
        .anyMatch(text -> text.startsWith("1. "))
        .anyMatch(text -> text.startsWith(article.causes().size() + ". "))
        .anyMatch(text -> text.endsWith("steps: the answer in the conversation has them."))
        .doesNotContain("The rest does not fit here.");
    assertThat(CardRules.violationsInDialog(card)).isEmpty();
  }

  @Test
  void drawsOverlongMessagesWithinTheRulesToo() {
    var lines = new ArrayList<RichText>();
    for (int line = 0; line < 400; line++) {
      lines.add(RichText.plain("One of very many lines, which is number " + line + "."));
    }
    var message =
        new Message(
            "Long",
            List.of(
                new Part.Title("Long"),
                new Part.Bullets(lines.subList(0, 50)),
                new Part.Snippet("text", "A long case summary\n".repeat(3_000))));

    assertThat(CardRules.violationsInDialog(Dialogs.show(List.of(message), List.of()).content()))
        .isEmpty();
    assertThat(CardRules.violationsInDialog(Dialogs.copyable(message).content())).isEmpty();
  }
}

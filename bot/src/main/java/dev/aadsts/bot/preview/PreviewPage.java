package dev.aadsts.bot.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.answer.card.ChecklistCard;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.block.SlackBlocks;
import dev.aadsts.bot.teams.card.AdaptiveCards;
import dev.aadsts.bot.web.page.PageRoutes;
import dev.aadsts.bot.web.page.Site;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Diagnosis;
import dev.aadsts.kb.KnowledgeBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One article in Slack, in Teams and on the web, side by side. */
public final class PreviewPage {
  private static final URI SITE = URI.create("https://aadsts.contoso.com");
  private static final Person ANN = new Person("ann", "Ann");

  private final KnowledgeBase kb;

  public PreviewPage(KnowledgeBase kb) {
    this.kb = kb;
  }

  /** The page, complete in one file; what people paste is the article's first example. */
  public String of(Article article) {
    Diagnosis diagnosis = kb.diagnose(article.examples().getFirst());
    Reply reply = new Explanation(kb, Optional.of(SITE)).of(diagnosis, article, Audience.EVERYONE);
    Optional<Checklist> started =
        Plan.of(diagnosis).map(plan -> Checklist.start(somewhere(), plan, ANN, Instant.EPOCH));
    Optional<Message> checklist = started.map(new ChecklistCard(kb)::draw);
    return page(article)
        .replace("{{slack}}", slack(reply, checklist))
        .replace("{{windows}}", SlackWindows.of(article, started))
        .replace("{{teams}}", teams(reply, checklist))
        .replace("{{web}}", Html.text(new PageRoutes(() -> kb, new Site(SITE)).alone(article)));
  }

  private static Conversation somewhere() {
    return new Conversation(Platform.SLACK, "T1", "C1", Optional.empty());
  }

  private static String slack(Reply reply, Optional<Message> checklist) {
    Stream<String> answer =
        Stream.concat(Stream.of(reply.root()), reply.details().stream())
            .flatMap(message -> SlackBlocks.messages(message).stream())
            .map(SlackHtml::message);
    Stream<String> card = checklist.map(SlackBlocks::card).map(SlackHtml::message).stream();
    return Stream.concat(answer, card).collect(Collectors.joining());
  }

  private static String teams(Reply reply, Optional<Message> checklist) {
    Stream<String> answer =
        Stream.concat(Stream.of(reply.root()), reply.details().stream())
            .flatMap(message -> AdaptiveCards.draw(message).stream())
            .map(CardHtml::card);
    Stream<String> card = checklist.map(AdaptiveCards::drawOne).map(CardHtml::card).stream();
    return Stream.concat(answer, card).collect(Collectors.joining());
  }

  private static String page(Article article) {
    try (InputStream stream = PreviewPage.class.getResourceAsStream("preview.html")) {
      if (stream == null) {
        throw new IllegalStateException("preview.html is not in the jar");
      }
      return new String(stream.readAllBytes(), UTF_8)
          .replace("{{code}}", article.code().toString())
          .replace("{{title}}", Html.text(article.title()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

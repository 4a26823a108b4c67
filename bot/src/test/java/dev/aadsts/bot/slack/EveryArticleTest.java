package dev.aadsts.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.Desk;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.slack.block.BlockKitRules;
import dev.aadsts.bot.slack.block.Drawings;
import dev.aadsts.bot.slack.block.SlackBlocks;
import dev.aadsts.bot.slack.block.SlackMessage;
import dev.aadsts.kb.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Draws all that the knowledge base can say, in every phase of its checklists. */
final class EveryArticleTest {
  private static final Person ANA = new Person("U0ANA", "ana");

  @Test
  void fitsIntoSlackWithItsDetailsAndItsCardInEveryPhase() {
    var drawings = new Drawings();
    for (Article article : SlackWorld.KB.articles()) {
      var reader = new Reader();
      List<Message> cards = new ArrayList<>();
      for (Effect effect : reader.answer(paste(article))) {
        if (effect instanceof Effect.Say(var reply)) {
          List<SlackMessage> parts = drawings.inParts(reply);
          assertFits(article, parts.subList(0, 1));
          assertFits(article, parts.subList(1, parts.size()));
          cards.addAll(reader.cards(article, reply.root()));
        }
      }
      for (Message card : cards) {
        SlackMessage drawn = SlackBlocks.card(card);
        assertFits(article, List.of(drawn));
        assertThat(drawn.blocksJson())
            .as("%s is whole", article.code())
            .doesNotContain("Some lines are left out");
      }
    }
  }

  @Test
  void fitsIntoOneMessageForOnePersonAndShowsTheRestOnAPress() {
    var drawings = new Drawings();
    for (Article article : SlackWorld.KB.articles()) {
      var reader = new Reader();
      Reply reply = reader.askPrivately(paste(article));
      var drawn = new ArrayList<>(List.of(drawings.inOne(reply)));
      for (Optional<Intent> rest = rest(drawn.getLast());
          rest.isPresent();
          rest = rest(drawn.getLast())) {
        drawn.addAll(reader.told(rest.get()));
      }
      drawn.forEach(each -> assertFits(article, List.of(each)));
      assertThat(drawn)
          .as("%s is whole", article.code())
          .allSatisfy(
              each -> assertThat(each.blocksJson()).doesNotContain("Some lines are left out"));
      assertThat(causesIn(drawn))
          .as("%s", article.code())
          .isEqualTo(causesIn(inPublic(reader, article)));
    }
  }

  private static List<SlackMessage> inPublic(Reader reader, Article article) {
    return reader.answer(paste(article)).stream()
        .filter(Effect.Say.class::isInstance)
        .flatMap(said -> new Drawings().inParts(((Effect.Say) said).reply()).stream())
        .toList();
  }

  private static List<String> causesIn(List<SlackMessage> messages) {
    return messages.stream()
        .flatMap(message -> FakeClient.read(message.tree()).lines())
        .filter(line -> line.matches("\\*(\\d+\\. .*|If none of these.*)\\*"))
        .toList();
  }

  private static Optional<Intent> rest(SlackMessage message) {
    return FakeClient.buttons(message.tree()).stream()
        .map(button -> IntentCodec.decode(button.path("value").asText()))
        .flatMap(Optional::stream)
        .filter(Intent.Rest.class::isInstance)
        .findFirst();
  }

  private static void assertFits(Article article, List<SlackMessage> messages) {
    assertThat(messages)
        .allSatisfy(
            message -> {
              assertThat(BlockKitRules.faults(message.tree())).as("%s", article.code()).isEmpty();
              assertThat(message.text()).isNotBlank();
            });
    // With the root and a warning, an answer for one person fits into the five that Slack takes.
    assertThat(messages).as("%s", article.code()).hasSizeLessThanOrEqualTo(4);
  }

  private static String paste(Article article) {
    return article.examples().stream().findFirst().orElse(article.code().toString())
        + "\nTrace ID: 22222222-2222-3333-4444-555555555500"
        + "\nCorrelation ID: 33333333-2222-3333-4444-555555555555"
        + "\nTimestamp: 2026-11-20 08:30:12Z";
  }

  /** A person who asks about an article, and presses whatever they are shown. */
  private static final class Reader {
    private final Desk desk = new Desk(SlackWorld.KB);
    private int events;

    Reply askPrivately(String text) {
      return desk.answerer()
          .glance(
              new IncomingMessage(
                  "e" + events++, place("root"), ANA, "private " + text, Addressing.COMMAND))
          .orElseThrow();
    }

    List<SlackMessage> told(Intent intent) {
      Press press = new Press("e" + events++, place("root"), ANA, intent, Optional.empty());
      return desk.presses().press(press).stream()
          .filter(Effect.Tell.class::isInstance)
          .flatMap(told -> SlackBlocks.messages(((Effect.Tell) told).message()).stream())
          .toList();
    }

    List<Effect> answer(String text) {
      return desk.answerer()
          .answer(
              new IncomingMessage("e" + events++, place("root"), ANA, text, Addressing.MENTION));
    }

    /**
     * The card as it starts, after each possible press on it, and after each on what these gave.
     */
    List<Message> cards(Article article, Message root) {
      var cards = new ArrayList<Message>();
      for (Intent start : intents(root)) {
        if (start instanceof Intent.Start) {
          walk(article, press(start, article), cards);
        }
      }
      return cards;
    }

    // Ticks a step of each fix that a yes or a no leads to, goes on until no cause is left, opens
    // it
    // again, and solves it with the first cause that is confirmed.
    private void walk(Article article, List<Message> drawn, List<Message> cards) {
      var seen = new ArrayList<Class<?>>();
      for (Message card = drawn.getLast(); ; card = drawn.getLast()) {
        cards.add(card);
        Optional<Intent.Change> next = next(changes(card), seen);
        if (next.isEmpty()) {
          return;
        }
        seen.add(next.get().command().getClass());
        drawn = press(next.get(), article);
      }
    }

    private static Optional<Intent.Change> next(List<Intent.Change> changes, List<Class<?>> seen) {
      boolean again = seen.contains(Command.Reopen.class);
      boolean ticked = !seen.isEmpty() && seen.getLast() == Command.Tick.class;
      Stream<Predicate<Command>> preferences =
          Stream.of(
              command -> command instanceof Command.Tick && !ticked,
              command -> again && command instanceof Command.Solved,
              command -> command instanceof Command.NotSolved,
              command ->
                  command instanceof Command.Answer(var cause, var verdict)
                      && verdict
                          == (seen.size() % 3 == 0 ? Verdict.CANNOT_TELL : Verdict.CONFIRMED),
              command -> command instanceof Command.Reopen && !again);
      return preferences
          .flatMap(wanted -> changes.stream().filter(change -> wanted.test(change.command())))
          .findFirst();
    }

    private static List<Intent.Change> changes(Message card) {
      return intents(card).stream()
          .filter(Intent.Change.class::isInstance)
          .map(Intent.Change.class::cast)
          .toList();
    }

    private List<Message> press(Intent intent, Article article) {
      // Through the button's own text, as Slack would bring it back.
      Intent back = IntentCodec.decode(IntentCodec.encode(intent)).orElseThrow();
      var press =
          new Press("e" + events++, place(article.code().toString()), ANA, back, Optional.empty());
      return desk.presses().press(press).stream()
          .flatMap(
              effect ->
                  switch (effect) {
                    case Effect.PostCard(var card) -> Stream.of(card);
                    case Effect.Redraw redraw -> Stream.of(redraw.card());
                    default -> Stream.empty();
                  })
          .toList();
    }

    private static List<Intent> intents(Message message) {
      return message.parts().stream()
          .flatMap(
              part ->
                  switch (part) {
                    case Part.Choices(var buttons, var primary) ->
                        buttons.stream().map(button -> button.intent());
                    case Part.Items(var items) ->
                        items.stream().flatMap(item -> item.button().stream()).map(b -> b.intent());
                    default -> Stream.empty();
                  })
          .toList();
    }

    private static Conversation place(String thread) {
      return new Conversation(Platform.SLACK, "T1", "C1", Optional.of(thread));
    }
  }
}

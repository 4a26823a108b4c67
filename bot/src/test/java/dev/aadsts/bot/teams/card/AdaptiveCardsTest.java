package dev.aadsts.bot.teams.card;

import static dev.aadsts.kb.fill.RichText.plain;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aadsts.bot.answer.Desk;
import dev.aadsts.bot.answer.Explanation;
import dev.aadsts.bot.answer.Phrases;
import dev.aadsts.bot.answer.Presses;
import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Involved;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.teams.TeamsWorld;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.fill.RichText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What messages look like in Teams. Golden files are rewritten with -Dgolden.update=true. */
final class AdaptiveCardsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/aadsts/bot/teams/card");
  private static final Conversation THREAD =
      new Conversation(Platform.TEAMS, "tenant", "19:general@thread.tacv2", Optional.of("1"));
  private static final Person ANA = new Person("29:ana", "Ana Lima");
  private static final Person BEN = new Person("29:ben", "Ben Okri");
  private static final String PASTE =
      "AADSTS50105: Your administrator has configured the application Contoso HR"
          + " ('11111111-2222-4333-8444-555555555555') to block users unless they are specifically"
          + " granted access. Trace ID: 0a1b2c3d-1111-4222-8333-444455556666 Correlation ID:"
          + " 9f8e7d6c-6666-4555-8444-333322221111 Timestamp: 2026-11-20 09:14:22Z";

  private final Desk desk =
      new Desk(
          TeamsWorld.fixture(),
          Optional.of(URI.create("https://aadsts.contoso.com")),
          AnswerContexts.nothing(MutableClock.atNoon()));
  private final Presses presses = desk.presses();

  @Test
  void drawsAnAnswer() {
    Reply reply = say(PASTE);

    assertGolden("answer", AdaptiveCards.draw(reply.root()));
    assertGolden("answer-details", AdaptiveCards.draw(reply.details().getFirst()));
  }

  @Test
  void drawsHelpAndWhatItDoesNotKnow() {
    assertGolden("help", AdaptiveCards.draw(Phrases.help().root()));
    assertGolden("unknown", AdaptiveCards.draw(say("AADSTS50106").root()));
    assertGolden("nothing-found", AdaptiveCards.draw(say("zzz").root()));
  }

  @Test
  void drawsAChecklistInEachPhase() {
    var card = new Shown(start());
    card.assertGolden("checklist-1-started");
    card.press(ANA, "Yes");
    card.assertGolden("checklist-2-ruled-out");
    card.press(BEN, "Cannot tell");
    card.press(BEN, "I'm on it");
    card.assertGolden("checklist-3-unclear");
    card.press(ANA, "Yes");
    card.assertGolden("checklist-4-fixing");
    card.press(ANA, "Done");
    card.press(BEN, "Add note");
    card.assertGolden("checklist-5-ticked-and-noted");
    card.press(BEN, "Yes, solved");
    card.assertGolden("checklist-6-solved");
  }

  @Test
  void drawsAChecklistThatFoundNothing() {
    var card = new Shown(start());
    card.press(ANA, "Yes");
    card.press(ANA, "Skip");
    card.press(ANA, "No");

    card.assertGolden("checklist-7-no-known-cause");
  }

  @Test
  void drawsAFixThatDidNotHelp() {
    var card = new Shown(start());
    card.press(ANA, "No");
    card.assertGolden("checklist-9-fixing-with-a-command");
    card.press(ANA, "No, go on");
    card.assertGolden("checklist-8-did-not-help");
  }

  @Test
  void keepsEveryArticleWithinTheRules() {
    KnowledgeBase kb = KnowledgeBase.bundled();
    var explanation = new Explanation(kb, Optional.empty());

    for (Article article : kb.articles()) {
      Reply reply =
          explanation.of(kb.diagnose(article.code().toString()), article, Audience.EVERYONE);
      List<Card> cards =
          Stream.concat(Stream.of(reply.root()), reply.details().stream())
              .flatMap(message -> AdaptiveCards.draw(message).stream())
              .toList();

      assertThat(cards)
          .as("%s", article.code())
          .hasSizeBetween(1, 5)
          .allSatisfy(AdaptiveCardsTest::assertRules);
    }
  }

  @Test
  void saysEveryWordOfEveryArticle() {
    KnowledgeBase kb = KnowledgeBase.bundled();
    var explanation = new Explanation(kb, Optional.empty());

    for (Article article : kb.articles()) {
      Reply reply =
          explanation.of(kb.diagnose(article.code().toString()), article, Audience.EVERYONE);
      for (Message message : reply.details()) {
        String shown =
            AdaptiveCards.draw(message).stream()
                .map(card -> words(card.content()))
                .reduce("", String::concat);

        assertThat(shown).as("%s", article.code()).contains(headings(message));
      }
    }
  }

  @Test
  void putsEachCommandBelowWhatItBelongsTo() {
    var button = Button.of("Done", new Intent.Explain(new ErrorCode(50105)));
    List<Part.Step> steps =
        List.of(step("Look", "Get-A"), step("Change", "Set-A"), step("Go", "Get-B"));
    List<Part.Item> items =
        steps.stream()
            .map(
                step ->
                    new Part.Item(Part.Mark.TODO, step.text(), Optional.of(button), step.command()))
            .toList();

    assertThat(drawn(new Part.Steps(steps)))
        .containsSubsequence("1. Look", "Get-A", "2. Change", "Set-A", "3. Go", "Get-B");
    assertThat(drawn(new Part.Items(items)))
        .containsSubsequence("Look", "Get-A", "Change", "Set-A", "Go", "Get-B");
  }

  private static Part.Step step(String text, String command) {
    return new Part.Step(plain(text), Optional.of(new Part.Snippet("powershell", command)));
  }

  private static String drawn(Part part) {
    return AdaptiveCards.drawOne(new Message("A part", List.of(part))).content().toString();
  }

  @Test
  void letsNothingInATextBecomeMarkup() {
    String hostile =
        "**bold** [click](https://evil.example) <at>Everyone</at> ![x](https://evil.example/p.png)"
            + " `code` {{DATE(2026-11-20T00:00:00Z, SHORT)}} &lt;b&gt; \u202egnp.exe";
    var message =
        new Message(
            hostile,
            List.of(
                new Part.Title(hostile),
                new Part.Heading("# " + hostile),
                new Part.Prose(plain("1. " + hostile)),
                new Part.Question(plain(hostile)),
                new Part.Bullets(List.of(plain("- " + hostile), plain("> quote"))),
                new Part.Facts(List.of(new Part.Fact("a*b*", hostile, true))),
                new Part.Items(
                    List.of(new Part.Item(Part.Mark.DONE, plain(hostile), Optional.empty()))),
                new Part.Snippet("text", hostile)));

    assertGolden("hostile", AdaptiveCards.draw(message));
  }

  @Test
  void splitsWhatIsTooLongForOneCard() {
    var lines = Collections.nCopies(900, "a line of a very long command");
    var message =
        new Message(
            "Long.",
            List.of(new Part.Title("Long"), new Part.Snippet("bash", String.join("\n", lines))));

    List<Card> cards = AdaptiveCards.draw(message);

    assertThat(cards).hasSizeGreaterThan(1).allSatisfy(AdaptiveCardsTest::assertRules);
    assertThat(cards.stream().map(card -> card.content().findValuesAsText("codeSnippet")))
        .flatExtracting(List::copyOf)
        .flatExtracting(piece -> piece.lines().toList())
        .isEqualTo(lines);
  }

  @Test
  void takesASectionApartThatIsTooLongForOneCard() {
    var parts = new ArrayList<Part>();
    for (int section = 1; section <= 2; section++) {
      parts.add(new Part.Heading("Section " + section));
      for (int line = 0; line < 80; line++) {
        parts.add(
            new Part.Prose(plain("Section %d, line %d. ".formatted(section, line).repeat(20))));
      }
    }

    List<Card> cards = AdaptiveCards.draw(new Message("Two long sections.", parts));

    assertThat(cards).hasSizeGreaterThan(2).allSatisfy(AdaptiveCardsTest::assertRules);
    assertThat(cards.getLast().content().toString()).contains("Section 2, line 79.");
  }

  @Test
  void keepsACardThatReplacesAnotherInOnePiece() {
    var notes =
        Collections.nCopies(200, plain("Ana Lima: \ud83d\ude31 " + "note \"quoted\" ".repeat(70)));
    var message =
        new Message(
            "Checklist.",
            List.of(
                new Part.Title("Checklist"),
                new Part.Bullets(notes),
                new Part.Question(plain("Did it help?")),
                new Part.Choices(
                    List.of(Button.of("Yes", new Intent.Explain(new ErrorCode(50105)))), true)));

    Card card = AdaptiveCards.drawOne(message);

    assertRules(card);
    assertThat(words(card.content())).contains("195 more before these", "Did it help?");
    assertThat(card.content().path("actions")).hasSize(1);
  }

  @Test
  void keepsACardThatManyWorkOnWithinTheRules() {
    List<Person> people =
        IntStream.range(0, 100)
            .mapToObj(i -> new Person("29:" + "x".repeat(140) + i, "Person " + i))
            .toList();
    List<Part> parts =
        Collections.nCopies(40, new Part.Prose(plain("A note of some length. ".repeat(30))));
    var involved = new Involved(ChecklistId.random(), people, Optional.empty());

    Card card = AdaptiveCards.drawOne(new Message("Gist", parts, Optional.of(involved)));

    assertRules(card);
    assertThat(card.content().at("/refresh/userIds"))
        .hasSize(60)
        .first()
        .extracting(JsonNode::asText)
        .isEqualTo(people.getFirst().id());
  }

  @Test
  void turnsTooManyButtonsIntoRows() {
    List<Button> buttons =
        Stream.iterate(50100, code -> code + 1)
            .limit(9)
            .map(code -> Button.of("AADSTS" + code, new Intent.Explain(new ErrorCode(code))))
            .toList();
    var message =
        new Message("Many.", List.of(new Part.Title("Many"), new Part.Choices(buttons, true)));

    Card card = AdaptiveCards.draw(message).getFirst();

    assertRules(card);
    assertThat(card.content().findParents("selectAction")).hasSize(9);
  }

  @Test
  void givesButtonsThatCarryMuchACardOfTheirOwn() {
    List<Button> buttons =
        Stream.iterate(1, number -> number + 1)
            .limit(5)
            .map(
                number ->
                    Button.of("Look", new Intent.Open("https://x.example/" + "y".repeat(4_500))))
            .toList();
    var prose = new Part.Prose(plain("One of many words. ".repeat(150)));
    var message =
        new Message(
            "Much.", List.of(new Part.Title("Much"), prose, new Part.Choices(buttons, true)));

    List<Card> cards = AdaptiveCards.draw(message);

    assertThat(cards)
        .hasSize(2)
        .allSatisfy(card -> assertThat(CardRules.violations(card.content())).isEmpty());
    assertThat(cards.getLast().content().findValuesAsText("url")).hasSize(5);
  }

  @Test
  void putsButtonsInRowsThatAPhoneShowsWhole() {
    List<Button> buttons =
        Stream.of("Yes", "No", "Cannot tell", "Skip", "More options")
            .map(title -> Button.of(title, new Intent.Explain(new ErrorCode(50105))))
            .toList();
    var message = new Message("Rows.", List.of(new Part.Choices(buttons, true)));

    JsonNode card = AdaptiveCards.draw(message).getFirst().content();

    assertThat(titles(card.path("body").path(0).path("actions")))
        .containsExactly("Yes", "No", "Cannot tell");
    assertThat(titles(card.path("actions"))).containsExactly("Skip", "More options");
  }

  @Test
  void drawsButtonsWithManyWordsAsRows() {
    var words = "AADSTS50105 The account is not assigned\u2026";
    var button = Button.of(words, new Intent.Explain(new ErrorCode(50105)));
    var message = new Message("Rows.", List.of(new Part.Choices(List.of(button), true)));

    JsonNode card = AdaptiveCards.draw(message).getFirst().content();

    assertThat(card.path("actions")).isEmpty();
    assertThat(card.at("/body/0/selectAction/title").asText()).isEqualTo(words);
  }

  @Test
  void letsALineBePressedThatBeginsAsAButton() {
    Message found = say("search assigned").root();

    JsonNode card = AdaptiveCards.draw(found).getFirst().content();

    assertThat(card.findValues("actions")).isEmpty();
    assertThat(titles(card.findValues("selectAction")))
        .containsExactly("AADSTS50105: The account is not assigned to the application");
    assertThat(words(card)).contains("The account is not assigned to the application");
  }

  // The title of what a row does is all that a screen reader says of the row.
  @Test
  void namesInEachRowToPressWhatStandsInIt() {
    var card = new Shown(start());
    card.press(ANA, "No");
    JsonNode fixing = card.content();
    JsonNode details = AdaptiveCards.draw(say(PASTE).details().getFirst()).getFirst().content();

    assertThat(titles(fixing.findValues("selectAction")))
        .filteredOn(
            title -> title.startsWith("Done: Add the person, or a group that contains them"))
        .hasSize(1);
    assertThat(titles(details.findValues("selectAction")))
        .first(as(STRING))
        .startsWith("Show or hide: ")
        .isNotEqualTo("Show or hide: ");
  }

  @Test
  void cutsWhatIsSaidOfARow() {
    var step = plain("\ud83d\ude31".repeat(300));
    var button = Button.of("Done", new Intent.Explain(new ErrorCode(50105)));
    var item = new Part.Item(Part.Mark.TODO, step, Optional.of(button));
    var message = new Message("Long.", List.of(new Part.Items(List.of(item))));

    JsonNode card = AdaptiveCards.drawOne(message).content();

    assertThat(titles(card.findValues("selectAction")))
        .singleElement(as(STRING))
        .hasSizeBetween(CardButtons.LONGEST_ROW_TITLE - 1, CardButtons.LONGEST_ROW_TITLE)
        .startsWith("Done: \ud83d\ude31")
        .endsWith("\ud83d\ude31\u2026");
  }

  @Test
  void hidesNothingBehindAButtonWhereThatIsAllThereIsToDo() {
    var button = Button.of("Case summary", new Intent.Summarize(ChecklistId.random()));
    var message = new Message("Done.", List.of(new Part.Choices(List.of(button), false)));

    JsonNode card = AdaptiveCards.drawOne(message).content();

    assertThat(titles(card.path("actions"))).containsExactly("Case summary");
  }

  @Test
  void drawsNoLinkOnAGroundThatIsPaleInTheDarkTheme() {
    var link =
        new RichText(
            List.of(
                new RichText.Plain("Look at "),
                new RichText.Anchor("the status", "https://status.contoso.com")));
    var message = new Message("Notice.", List.of(new Part.Notice(Part.Tone.WARNING, link)));

    JsonNode card = AdaptiveCards.draw(message).getFirst().content();

    assertThat(card.at("/body/0/style").asText()).isEqualTo("emphasis");
    assertThat(words(card)).contains("\u26a0", "(https://status.contoso.com)");
  }

  private static List<String> titles(Iterable<JsonNode> actions) {
    var titles = new ArrayList<String>();
    actions.forEach(action -> titles.add(action.path("title").asText()));
    return titles;
  }

  private static void assertRules(Card card) {
    assertThat(CardRules.violations(card.content())).isEmpty();
    assertThat(card.size()).isLessThan(AdaptiveCards.MOST_BYTES_OF_MESSAGE - 1024);
    assertThat(card.summary()).isNotBlank();
  }

  private static String words(JsonNode card) {
    return String.join(
        " ",
        Stream.concat(
                card.findValuesAsText("text").stream(),
                card.findValuesAsText("codeSnippet").stream())
            .toList());
  }

  private static List<String> headings(Message message) {
    return message.parts().stream()
        .filter(Part.Heading.class::isInstance)
        .map(part -> ((Part.Heading) part).text())
        .toList();
  }

  private Reply say(String text) {
    var message = new IncomingMessage("event", THREAD, ANA, text, Addressing.MENTION);
    return desk.answerer().answer(message).stream()
        .filter(Effect.Say.class::isInstance)
        .map(effect -> ((Effect.Say) effect).reply())
        .findFirst()
        .orElseThrow();
  }

  private Message start() {
    Intent start =
        buttons(say(PASTE).root()).stream()
            .map(Button::intent)
            .filter(Intent.Start.class::isInstance)
            .findFirst()
            .orElseThrow();
    return card(presses.press(new Press("started", THREAD, ANA, start, Optional.empty())));
  }

  private static Message card(List<Effect> effects) {
    return effects.stream()
        .flatMap(
            effect ->
                effect instanceof Effect.PostCard(var posted)
                    ? Stream.of(posted)
                    : effect instanceof Effect.Redraw redraw
                        ? Stream.of(redraw.card())
                        : Stream.of())
        .findFirst()
        .orElseThrow();
  }

  private static List<Button> buttons(Message message) {
    return message.parts().stream()
        .flatMap(
            part ->
                part instanceof Part.Choices(var choices, var primary)
                    ? choices.stream()
                    : Stream.of())
        .toList();
  }

  /** A card on somebody's screen: presses go through the JSON, as they do in Teams. */
  private final class Shown {
    private Message message;
    private int pressed;

    Shown(Message message) {
      this.message = message;
    }

    void press(Person person, String title) {
      JsonNode button = CardReader.button(content(), title);
      Intent intent = IntentCodec.decode(button.path("data").path("intent").asText()).orElseThrow();
      message =
          card(
              presses.press(
                  new Press(
                      "press " + pressed++,
                      THREAD,
                      person,
                      intent,
                      Optional.of("Works in `Edge`"))));
    }

    JsonNode content() {
      return AdaptiveCards.drawOne(message).content();
    }

    void assertGolden(String name) {
      AdaptiveCardsTest.assertGolden(name, List.of(AdaptiveCards.drawOne(message)));
    }
  }

  private static void assertGolden(String name, List<Card> cards) {
    assertThat(cards).allSatisfy(AdaptiveCardsTest::assertRules);
    var all = TeamsWorld.JSON.createArrayNode();
    cards.forEach(card -> all.add(card.content()));
    JsonNode json = all.size() == 1 ? all.get(0) : all;
    // Checklists have random names.
    String actual =
        CardReader.pretty(json)
                .replaceAll("(checklist\\\\\":\\\\\")[0-9a-z]{16}", "$10000000000000000")
            + "\n";
    Path file = GOLDEN.resolve(name + ".json");
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(GOLDEN);
        Files.writeString(file, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError("No golden file " + file + ": run with -Dgolden.update=true", e);
    }
  }
}

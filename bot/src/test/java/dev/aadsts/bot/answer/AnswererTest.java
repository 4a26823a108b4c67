package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.KnowledgeBase;
import dev.aadsts.kb.fill.RichText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswererTest {
  static final String PASTE =
      """
      AADSTS50105: The signed in user 'zoe@contoso.com' is not assigned to a role for the \
      application 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'(HR). The door says so.
      Trace ID: 66666666-7777-8888-9999-000000000000
      Correlation ID: 11111111-2222-3333-4444-555555555555
      Timestamp: 2026-11-20 11:58:00Z\
      """;

  private final Desk desk = new Desk(Articles.kb());
  private final Checklists checklists = desk.checklists();
  private final Answerer answerer = desk.answerer();

  @ParameterizedTest
  @EnumSource(names = {"COMMAND", "MENTION", "DIRECT"})
  void asksForAnErrorWhereNothingWasSaid(Addressing addressing) {
    assertThat(summary(answer(addressing, "  "))).startsWith("Which error?");
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMAND", "MENTION", "DIRECT"})
  void helps(Addressing addressing) {
    assertThat(summary(answer(addressing, "help"))).startsWith("I explain Microsoft Entra ID");
  }

  @Test
  void tellsHelpAndApologiesToTheAskerOfACommandOnly() {
    for (String text : new String[] {"", "help", "status", "note x", "gibberish"}) {
      assertThat(say(answer(Addressing.COMMAND, text)).audience()).isEqualTo(Audience.ASKER);
      assertThat(say(answer(Addressing.MENTION, text)).audience()).isEqualTo(Audience.EVERYONE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "50105",
        "AADSTS50105",
        "aadsts 50105",
        "error 50105 pls",
        "explain 50105",
        "\"50105\"",
        "\u201CAADSTS50105\u201D",
        "`AADSTS50105`",
        "AADSTS50105: The signed in user is not assigned",
        "what is AADSTS50105?",
        "help AADSTS50105",
        "50105?"
      })
  void explainsACodeHoweverItIsWritten(String text) {
    for (Addressing addressing :
        new Addressing[] {Addressing.COMMAND, Addressing.MENTION, Addressing.DIRECT}) {
      Reply reply = say(answer(addressing, text));

      assertThat(reply.root().summary())
          .startsWith("AADSTS50105: The badge does not open the door.");
      assertThat(reply.audience()).isEqualTo(Audience.EVERYONE);
      assertThat(reply.details()).hasSize(1);
    }
  }

  @Test
  void explainsTheInnermostOfSeveralCodesAndNamesTheOthers() {
    var reply =
        say(
            answer(
                Addressing.MENTION,
                "AADSTS70002: Error validating credentials. AADSTS50105: not assigned."
                    + " Trace ID: 66666666-7777-8888-9999-000000000000"));

    assertThat(reply.root().summary()).startsWith("AADSTS50105");
    assertThat(reply.toString()).contains("Also in the message: AADSTS70002 (not on file)");
  }

  @Test
  void namesTenOtherCodesAndCountsTheRest() {
    String others =
        IntStream.rangeClosed(1, 12)
            .mapToObj(number -> "see also AADSTS10000" + (10 + number))
            .collect(Collectors.joining("\n"));

    Reply reply = say(answer(Addressing.MENTION, "AADSTS50105: not assigned.\n" + others));

    assertThat(reply.toString())
        .contains("AADSTS1000011 (not on file), ", "AADSTS1000020 (not on file) and 2 more")
        .doesNotContain("AADSTS1000021");
  }

  @Test
  void keepsTheUserOutOfWhatOthersRead() {
    List<Effect> effects = answer(Addressing.MENTION, PASTE);

    assertThat(effects.toString())
        .contains("11111111-2222-3333-4444-555555555555", "2026-11-20", "the user's UPN", "<user>")
        .doesNotContain("zoe");
  }

  @Test
  void namesTheUserToTheAskerAloneButInNoButton() {
    List<Effect> effects = answer(Addressing.MENTION, "private " + PASTE);

    Reply reply = say(effects);
    assertThat(reply.audience()).isEqualTo(Audience.ASKER);
    assertThat(reply.toString()).contains("Get-Thing 'zoe@contoso.com'");
    assertThat(Buttons.in(reply).toString()).contains("Start").doesNotContain("zoe");
  }

  @Test
  void keepsAnAddressInARedirectUriOutOfWhatOthersRead() {
    String text =
        "AADSTS50105: The redirect URI 'https://app.contoso.com/?login_hint=zoe@contoso.com'"
            + " specified in the request does not match.";

    assertThat(answer(Addressing.MENTION, text).toString()).doesNotContain("zoe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_secret=Sup3rGeheim.Nobody",
        CredentialsTest.TOKEN,
        CredentialsTest.CLIENT_SECRET,
        "https://x.blob.core.windows.net/a?sig=Sup3rGeheim%2Fklmnopqrst"
      })
  void warnsWhoeverPastedASecretAndNeverRepeatsIt(String secret) {
    for (String text :
        new String[] {
          "AADSTS50105: " + secret,
          "AADSTS50106: " + secret,
          "private AADSTS50105 " + secret,
          "checklist AADSTS50105 " + secret,
          "cannot sign in with " + secret,
          "search " + secret,
          "note " + secret,
          "help " + secret,
          "AADSTS50105: The redirect URI 'https://app.contoso.com/?x=1&" + secret + "' is wrong"
        }) {
      List<Effect> effects = answer(Addressing.MENTION, text);

      assertThat(effects.toString())
          .as(text)
          .doesNotContain("Geheim", CredentialsTest.TOKEN, CredentialsTest.CLIENT_SECRET);
      assertThat(effects)
          .as(text)
          .filteredOn(Effect.Tell.class::isInstance)
          .singleElement()
          .asString()
          .contains("Your message seems to contain", "rotate or revoke the secret now");
    }
  }

  @Test
  void staysSilentWhereNobodyAskedAndNobodySwitchedItOn() {
    assertThat(answer(Addressing.OVERHEARD, PASTE)).isEmpty();
  }

  @Test
  void suggestsLookalikesOfAnUnknownCode() {
    var reply = say(answer(Addressing.MENTION, "50150"));

    assertThat(reply.root().summary()).isEqualTo("AADSTS50150 is not on file.");
    assertThat(reply.toString()).contains("https://login.microsoftonline.com/error?code=50150");
    assertThat(Buttons.in(reply)).contains(new Intent.Explain(Articles.LOCKED_OUT));
  }

  @Test
  void suggestsWhatTheWordsAroundAnUnknownCodeFit() {
    var reply = say(answer(Addressing.MENTION, "AADSTS999123: the badge does not open the door"));

    assertThat(Buttons.in(reply)).contains(new Intent.Explain(Articles.LOCKED_OUT));
  }

  @Test
  void answersInPrivateAlsoWhatItDoesNotKnow() {
    for (String text : new String[] {"private 50150", "private the door is stuck", "private: x"}) {
      assertThat(say(answer(Addressing.MENTION, text)).audience()).isEqualTo(Audience.ASKER);
    }
  }

  @Test
  void searchesWhereThereIsNoCode() {
    var reply = say(answer(Addressing.MENTION, "the badge does not open the door"));

    assertThat(Buttons.in(reply)).contains(new Intent.Explain(Articles.LOCKED_OUT));
  }

  @ParameterizedTest
  @CsvSource({
    "COMMAND, /aadsts 120021, /aadsts help, @aadsts note ...",
    "WHISPER, /aadsts 120021, /aadsts help, @aadsts note ...",
    "MENTION, @aadsts 120021, @aadsts help, @aadsts note ...",
    "DIRECT, 120021, help, note ...",
  })
  void showsWhatOneTypesThere(Addressing addressing, String code, String help, String note) {
    assertThat(typed(say(answer(addressing, "help")))).contains(code, note);
    assertThat(typed(say(answer(addressing, "")))).containsExactly(code, help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thanks, that was great", "Perfect!", "good bot", "danke"})
  void answersThanksInAWordOrTwo(String text) {
    assertThat(summary(answer(Addressing.MENTION, text))).isEqualTo("You are welcome.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hi there!", "good morning, team"})
  void helpsWhoeverGreets(String text) {
    assertThat(summary(answer(Addressing.MENTION, text)))
        .isEqualTo(summary(answer(Addressing.MENTION, "help")));
  }

  @Test
  void saysWhereTheCodeIsFoundWhereItHasToGuess() {
    var reply = say(answer(Addressing.MENTION, "the badge does not open the door"));

    assertThat(reply.root().parts())
        .filteredOn(Part.Notice.class::isInstance)
        .singleElement()
        .satisfies(
            notice ->
                assertThat(((Part.Notice) notice).text().text())
                    .contains("look under Troubleshooting details or More details"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D\uDE80\uD83D\uDE80", "!!!", "\u0000\u0001\u0002", "qwertzuiop"})
  void saysSoWhereNothingFits(String text) {
    assertThat(summary(answer(Addressing.MENTION, text)))
        .isEqualTo("I found no error code in that, and nothing on file fits the words.");
  }

  @Test
  void doesNotRepeatWhatSomebodyPastedWhereOthersReadIt() {
    for (String text :
        new String[] {
          "zoe@contoso.com cannot open the door",
          "qwertz zoe@contoso.com",
          "search zoe@contoso.com door",
          "search door 192.168.17.4",
          "search qwertz 192.168.17.4"
        }) {
      assertThat(answer(Addressing.MENTION, text).toString()).doesNotContain("zoe", "192.168.17.4");
    }
  }

  @Test
  void repeatsTheWordsOfASearch() {
    assertThat(answer(Addressing.MENTION, "search badge  door").toString())
        .contains("\u201Cbadge door\u201D");
    assertThat(answer(Addressing.MENTION, "search " + "door ".repeat(100)).toString())
        .contains("\u2026\u201D");
  }

  @Test
  void copesWithAMegabyte() {
    for (String text :
        new String[] {
          "x".repeat(1_000_000),
          "AADSTS50105 ".repeat(80_000),
          "eyJ-".repeat(250_000),
          "\uD83D\uDE80".repeat(500_000),
          " ".repeat(1_000_000),
          "search " + "door ".repeat(200_000),
          "note " + "x".repeat(1_000_000)
        }) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> assertThat(answer(Addressing.MENTION, text)).isNotEmpty());
    }
  }

  @Test
  void explainsAndThenStartsAChecklist() {
    List<Effect> effects = answer(Addressing.COMMAND, "checklist " + PASTE);

    assertThat(effects).hasSize(2);
    assertThat(effects.getFirst()).isInstanceOf(Effect.Say.class);
    assertThat(effects.getLast())
        .isInstanceOfSatisfying(
            Effect.GoOn.class, goOn -> assertThat(goOn.intent()).isInstanceOf(Intent.Start.class));
    assertThat(effects.toString()).doesNotContain("zoe");
  }

  @Test
  void startsNoChecklistForWhatItDoesNotKnow() {
    assertThat(answer(Addressing.MENTION, "checklist 50150"))
        .singleElement()
        .isInstanceOf(Effect.Say.class);
    assertThat(answer(Addressing.MENTION, "checklist for the door"))
        .singleElement()
        .isInstanceOf(Effect.Say.class);
  }

  @Test
  void listsTheOpenChecklistsOfTheThread() {
    assertThat(summary(answer(Addressing.MENTION, "status")))
        .isEqualTo("No checklist is open here.");
    var lockedOut = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    var expired = checklists.start(THREAD, Plans.expired(), ANA).checklist();
    checklists.start(CHANNEL.inThread("other"), Plans.expired(), ANA);

    assertThat(summary(answer(Addressing.MENTION, "status"))).isEqualTo("Open checklists: 2.");
    assertThat(Buttons.in(say(answer(Addressing.MENTION, "status"))))
        .filteredOn(Intent.Show.class::isInstance)
        .containsExactlyInAnyOrder(new Intent.Show(lockedOut.id()), new Intent.Show(expired.id()));
  }

  @Test
  void keepsNotesOnceThatAreHandledAgainAfterOneAnother() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();
    var first = new IncomingMessage("e1", THREAD, ANA, "note A", Addressing.MENTION);
    var second = new IncomingMessage("e2", THREAD, BEN, "note B", Addressing.MENTION);

    for (IncomingMessage message : List.of(first, second, first, second)) {
      assertThat(answerer.answer(message)).singleElement().isInstanceOf(Effect.PostCard.class);
    }

    assertThat(checklists.find(list.id(), THREAD).orElseThrow().progress().notes()).hasSize(2);
  }

  @Test
  void keepsANoteOnTheChecklistOfTheThread() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();

    List<Effect> effects = answer(Addressing.MENTION, "note the hinge squeaks");

    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.PostCard.class,
            posted -> assertThat(posted.card().toString()).contains("Ben: the hinge squeaks"));
    assertThat(checklists.find(list.id(), THREAD).orElseThrow().progress().notes()).hasSize(1);
  }

  @Test
  void saysWhyANoteWasNotKept() {
    assertThat(summary(answer(Addressing.MENTION, "note x")))
        .isEqualTo("No checklist is open here.");
    checklists.start(THREAD, Plans.lockedOut(), ANA);
    assertThat(summary(answer(Addressing.MENTION, "note " + "x".repeat(1001))))
        .startsWith("A note has at most 1000 characters; this one has 1001.");
  }

  @Test
  void keepsNoNoteWithASecretInIt() {
    var list = checklists.start(THREAD, Plans.lockedOut(), ANA).checklist();

    List<Effect> effects = answer(Addressing.MENTION, "note client_secret=Sup3rGeheim");

    assertThat(effects.toString()).doesNotContain("Geheim").contains("Your message seems");
    assertThat(checklists.find(list.id(), THREAD)).contains(list);
  }

  @Test
  void marksDraftsRetiredArticlesAndHouseRules() {
    Article draft = Articles.with(Articles.lockedOut(), Article.Status.DRAFT, Optional.empty());
    Article retired =
        Articles.with(Articles.expired(), Article.Status.RETIRED, Optional.of(Articles.LOCKED_OUT));
    Article house = Articles.withHouseNote(Articles.lockedOut(), "Ask `#identity` first.");

    assertThat(answer(answerer(Articles.kb(draft)), "50105").toString()).contains("A draft:");
    assertThat(answer(answerer(Articles.kb(Articles.lockedOut(), retired)), "50173").toString())
        .contains("AADSTS50173 is no longer issued; read AADSTS50105 instead.");
    assertThat(answer(answerer(Articles.kb(house)), "50105").toString())
        .contains("HOUSE", "#identity");
    assertThat(answer(answerer, "50105").toString())
        .doesNotContain("A draft:", "no longer issued", "HOUSE");
  }

  @Test
  void putsWhatTheMessageMentionsFirstAndSaysSo() {
    assertThat(answer(Addressing.MENTION, PASTE).toString())
        .contains("Your message mentions \u201cdoor says so\u201d", "1. The door is stuck");
  }

  @Test
  void answersEveryArticleOnFileWithoutNamingTheUser() {
    KnowledgeBase real = KnowledgeBase.bundled();
    var all = answerer(real);

    assertThat(real.articles())
        .allSatisfy(
            article -> {
              ErrorCode code = article.code();
              String paste = PASTE.replace("AADSTS50105", code.toString());
              assertThat(answer(all, paste).toString())
                  .contains(code.toString())
                  .doesNotContain("zoe");
            });
  }

  private static Answerer answerer(KnowledgeBase kb) {
    return new Desk(kb).answerer();
  }

  private List<Effect> answer(Addressing addressing, String text) {
    return answerer.answer(message(addressing, THREAD, text));
  }

  private static List<Effect> answer(Answerer answerer, String text) {
    return answerer.answer(message(Addressing.MENTION, THREAD, text));
  }

  private static IncomingMessage message(Addressing addressing, Conversation where, String text) {
    return new IncomingMessage("e1", where, BEN, text, addressing);
  }

  private static Reply say(List<Effect> effects) {
    assertThat(effects).isNotEmpty();
    assertThat(effects.getFirst()).isInstanceOf(Effect.Say.class);
    return ((Effect.Say) effects.getFirst()).reply();
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

  private static String summary(List<Effect> effects) {
    Message root = say(effects).root();
    return root.summary();
  }
}

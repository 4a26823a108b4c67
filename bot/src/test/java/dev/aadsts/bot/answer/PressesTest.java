package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.Outcomes.redrawn;
import static dev.aadsts.bot.answer.Outcomes.told;
import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.ChecklistId;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Conclusion.Outcome;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.ErrorRef;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.IntentCodec;
import dev.aadsts.bot.reply.Message;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.SignInError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PressesTest {
  private static final Conversation ELSEWHERE =
      new Conversation(Platform.SLACK, "T1", "C2", THREAD.thread());

  private final Desk desk = new Desk(Articles.kb());
  private final Checklists checklists = desk.checklists();
  private final Presses presses = desk.presses();

  @Test
  void explainsACode() {
    var effects = desk.press(ANA, new Intent.Explain(Articles.LOCKED_OUT));

    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Say.class,
            said -> assertThat(said.reply().root().summary()).startsWith("AADSTS50105"));
  }

  @Test
  void tellsWhoeverPressesTheCausesThatTheirAnswerHadNoRoomFor() {
    var error = new ErrorRef(Plans.detailed(), List.of());

    assertThat(headings(desk.press(ANA, new Intent.Rest(error, List.of("badge")))))
        .containsExactly(
            "2. The door is stuck",
            "3. The moon is full",
            "None of these? Collect this for a support case");
    assertThat(headings(desk.press(ANA, new Intent.Rest(error, List.of())))).hasSize(4);
  }

  @Test
  void tellsWhoeverPressesWhereNothingIsLeftToShow() {
    var gone = new ErrorRef(SignInError.ofCode(ErrorCode.of("AADSTS50199")), List.of());

    assertThat(told(desk.press(ANA, new Intent.Rest(gone, List.of()))))
        .startsWith("This button is from another");
  }

  private static List<String> headings(List<Effect> effects) {
    return ((Effect.Tell) effects.getFirst())
        .message().parts().stream()
            .flatMap(part -> part instanceof Part.Heading(var text) ? Stream.of(text) : Stream.of())
            .toList();
  }

  @Test
  void startsAChecklistAndPostsItsCard() {
    var effects = desk.press(ANA, start());

    assertThat(effects).singleElement().isInstanceOf(Effect.PostCard.class);
    assertThat(desk.open().startedBy()).isEqualTo(ANA);
    assertThat(desk.open().plan().causes().getFirst().why()).contains("door says so");
  }

  @Test
  void showsTheOpenChecklistToWhoeverStartsASecondOne() {
    desk.press(ANA, start());

    var effects = desk.press(BEN, start());

    assertThat(effects).hasSize(2);
    assertThat(effects.getFirst()).isInstanceOf(Effect.PostCard.class);
    assertThat(told(effects)).startsWith("Ana has already started");
    assertThat(checklists.openIn(THREAD)).hasSize(1);
  }

  @Test
  void startsNothingForWhatIsNoLongerOnFile() {
    var gone = new ErrorRef(SignInError.ofCode(ErrorCode.of("AADSTS50199")), List.of());
    var nothing = new ErrorRef(SignInError.NONE, List.of());

    assertThat(told(desk.press(ANA, new Intent.Start(gone))))
        .startsWith("This button is from another");
    assertThat(told(desk.press(ANA, new Intent.Start(nothing)))).startsWith("This button is from");
    assertThat(checklists.openIn(THREAD)).isEmpty();
  }

  @Test
  void worksThroughAChecklistByItsButtonsAlone() {
    Message card = ((Effect.PostCard) desk.press(ANA, start()).getFirst()).card();

    card = redrawn(press(ANA, "No", card));
    card = redrawn(press(BEN, "No", card));
    card = redrawn(press(BEN, "Done", card));
    card = redrawn(press(ANA, "Yes, solved", card));

    assertThat(card.summary()).isEqualTo("Checklist for AADSTS50105: Solved: The badge is old");
    assertThat(checklists.openIn(THREAD)).isEmpty();
    card = redrawn(press(BEN, "Reopen", card));
    card = redrawn(press(BEN, "No, go on", card));
    card = redrawn(press(ANA, "Cannot tell", card));
    assertThat(card.summary()).isEqualTo("Checklist for AADSTS50105: None of the known causes");
    card = redrawn(press(ANA, "Undo", card));
    card = redrawn(press(ANA, "Skip", card));
    card = redrawn(press(BEN, "Reopen", card));
    card = redrawn(press(BEN, "Cancel checklist", card));
    assertThat(card.summary()).isEqualTo("Checklist for AADSTS50105: Cancelled");
  }

  @Test
  void countsWhatWasSkippedApart() {
    Message card = ((Effect.PostCard) desk.press(ANA, start()).getFirst()).card();

    card = redrawn(press(ANA, "Skip", card));

    assertThat(card.summary()).endsWith(": 0 of 3 checked, 1 skipped, started by Ana");
  }

  @Test
  void concludesWithWhatThereIsToCountAndNoMore() {
    Message card = ((Effect.PostCard) desk.press(ANA, start()).getFirst()).card();
    card = redrawn(press(ANA, "No", card));
    card = redrawn(press(BEN, "No", card));
    card = redrawn(press(BEN, "Done", card));
    card = redrawn(press(ANA, "Yes, solved", card));
    assertThat(card.toString()).contains("Fix confirmed by Ana. 1 of 3 causes ruled out.]");

    card = redrawn(press(BEN, "Reopen", card));
    card = redrawn(press(BEN, "No, go on", card));
    card = redrawn(press(ANA, "Cannot tell", card));
    assertThat(card.toString())
        .contains("1 of 3 causes ruled out, 1 fix did not help, 1 unclear or skipped.");
  }

  @Test
  void redrawsTheCardWhateverBecameOfThePress() {
    desk.press(ANA, start());
    var id = desk.open().id();
    var answer = new Command.Answer("door", Verdict.RULED_OUT);

    assertThat(desk.press(ANA, change(id, answer)))
        .singleElement()
        .isInstanceOf(Effect.Redraw.class);
    assertThat(desk.press(ANA, change(id, answer)))
        .singleElement()
        .isInstanceOf(Effect.Redraw.class);
    var rejected = desk.press(BEN, change(id, new Command.Answer("door", Verdict.CONFIRMED)));
    assertThat(rejected).hasSize(2);
    assertThat(rejected.getFirst()).isInstanceOf(Effect.Redraw.class);
    assertThat(told(rejected)).startsWith("Ana has answered this check already (ruled out).");
  }

  @Test
  void judgesAPressOnAnOldCardByThePresentState() {
    desk.press(ANA, start());
    var id = desk.open().id();
    desk.press(ANA, change(id, new Command.Cancel()));

    var late = desk.press(BEN, change(id, new Command.Answer("door", Verdict.CONFIRMED)));
    var undo = desk.press(BEN, change(id, new Command.Undo(7)));

    assertThat(told(late)).startsWith("This checklist has ended, so nothing was changed.");
    assertThat(redrawn(late).summary()).endsWith("Cancelled");
    assertThat(told(undo)).startsWith("Somebody changed the checklist in the meantime");
  }

  @Test
  void saysThatAChecklistIsGone() {
    for (Intent intent :
        List.of(
            change(ChecklistId.random(), new Command.Cancel()),
            new Intent.TakeOn(ChecklistId.random()),
            new Intent.Summarize(ChecklistId.random()),
            new Intent.Show(ChecklistId.random()))) {
      assertThat(told(desk.press(ANA, intent))).startsWith("This checklist does not exist here");
    }
  }

  @Test
  void opensNoChecklistFromAnotherChannel() {
    desk.press(ANA, start());
    var before = desk.open();

    for (Intent intent :
        List.of(
            change(before.id(), new Command.Cancel()),
            new Intent.TakeOn(before.id()),
            new Intent.WriteNote(before.id()),
            new Intent.Summarize(before.id()),
            new Intent.Show(before.id()))) {
      var effects = presses.press(new Press("e", ELSEWHERE, BEN, intent, Optional.of("hello")));

      assertThat(told(effects)).startsWith("This checklist does not exist here");
      assertThat(effects).hasSize(1);
    }
    assertThat(desk.open()).isEqualTo(before);
  }

  @Test
  void abandonsNoChecklistOnAForgedButton() {
    desk.press(ANA, start());
    var before = desk.open();

    assertThat(told(desk.press(BEN, change(before.id(), new Command.Abandon()))))
        .startsWith("This button is from another version");
    assertThat(desk.open()).isEqualTo(before);
  }

  @Test
  void assignsNobodyElseOnAForgedButton() {
    desk.press(ANA, start());
    var before = desk.open();

    assertThat(told(desk.press(BEN, change(before.id(), new Command.Assign(ANA)))))
        .startsWith("This button is from another version");
    assertThat(desk.open()).isEqualTo(before);
  }

  @Test
  void keepsANote() {
    desk.press(ANA, start());

    var card = redrawn(note("The hinge squeaks"));

    assertThat(card.toString()).contains("Ana: The hinge squeaks");
    assertThat(told(note(" "))).isEqualTo("A note needs some text.");
    assertThat(told(desk.press(ANA, new Intent.WriteNote(desk.open().id()))))
        .isEqualTo("A note needs some text.");
    assertThat(desk.open().progress().notes()).hasSize(1);
  }

  @Test
  void keepsNoNoteWithASecretInIt() {
    desk.press(ANA, start());
    var before = desk.open();

    for (var effects :
        List.of(
            note("client_secret=Sup3rGeheim"),
            desk.press(
                ANA, change(before.id(), new Command.AddNote("client_secret=Sup3rGeheim"))))) {
      assertThat(told(effects)).startsWith("Your note seems to contain a secret or password");
      assertThat(effects.getFirst()).isInstanceOf(Effect.Redraw.class);
      assertThat(effects.toString()).doesNotContain("Geheim");
    }
    assertThat(desk.open()).isEqualTo(before);
  }

  @Test
  void showsTheSummaryToThePersonOnly() {
    desk.press(ANA, start());

    var effects = desk.press(BEN, new Intent.Summarize(desk.open().id()));

    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Tell.class,
            tell -> assertThat(tell.message().toString()).contains("Outcome: still open"));
  }

  @Test
  void postsACardAgain() {
    desk.press(ANA, start());

    assertThat(desk.press(BEN, new Intent.Show(desk.open().id())))
        .singleElement()
        .isInstanceOf(Effect.PostCard.class);
  }

  @Test
  void leavesItToThePlatformToOpenAPage() {
    assertThat(desk.press(ANA, new Intent.Open("https://entra.microsoft.com"))).isEmpty();
  }

  @Test
  void drawsButtonsThatSurviveTheTripThroughAPlatform() {
    Message card = ((Effect.PostCard) desk.press(ANA, start()).getFirst()).card();

    assertThat(Buttons.in(card))
        .isNotEmpty()
        .allSatisfy(
            intent -> assertThat(IntentCodec.decode(IntentCodec.encode(intent))).contains(intent));
  }

  @Test
  void namesTheUserOfTheErrorOnNoCard() {
    desk.press(ANA, new Intent.Start(new ErrorRef(Plans.detailed(), List.of())));
    var id = desk.open().id();

    for (Command command :
        List.of(
            new Command.Answer("badge", Verdict.CONFIRMED),
            new Command.NotSolved("badge"),
            new Command.Answer("door", Verdict.RULED_OUT),
            new Command.Answer("moon", Verdict.RULED_OUT))) {
      assertThat(desk.press(ANA, change(id, command)).toString())
          .contains("Redraw")
          .doesNotContain("zoe");
    }
    assertThat(checklists.find(id, THREAD).orElseThrow().ended(Outcome.NO_KNOWN_CAUSE)).isTrue();
  }

  @Test
  void keepsTheCardShortHoweverManyNotesThereAre() {
    desk.press(ANA, start());
    for (int number = 0; number < 30; number++) {
      note("note " + number + " " + "x".repeat(900));
    }

    var card = redrawn(note("the last one"));

    assertThat(card.toString())
        .contains("the last one", "note 29", "26 earlier notes are in the case summary")
        .doesNotContain("note 1 ", "note 25 ");
    assertThat(told(desk.press(BEN, new Intent.Summarize(desk.open().id()))))
        .isEqualTo("Case summary for AADSTS50105");
  }

  private static Intent start() {
    return new Intent.Start(
        new ErrorRef(SignInError.ofCode(Articles.LOCKED_OUT), List.of("door says so")));
  }

  private static Intent change(ChecklistId id, Command command) {
    return new Intent.Change(id, 0, command);
  }

  private List<Effect> note(String text) {
    return presses.press(
        new Press(
            desk.event(), THREAD, ANA, new Intent.WriteNote(desk.open().id()), Optional.of(text)));
  }

  private List<Effect> press(Person person, String label, Message card) {
    return desk.press(person, Buttons.labelled(card, label).intent());
  }
}

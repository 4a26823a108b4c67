package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CLEO;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
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
  private int events;

  @Test
  void explainsACode() {
    var effects = press(ANA, new Intent.Explain(Articles.LOCKED_OUT));

    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Say.class,
            said -> assertThat(said.reply().root().summary()).startsWith("AADSTS50105"));
  }

  @Test
  void tellsWhoeverPressesTheCausesThatTheirAnswerHadNoRoomFor() {
    var error = new ErrorRef(Plans.detailed(), List.of());

    assertThat(headings(press(ANA, new Intent.Rest(error, List.of("badge")))))
        .containsExactly(
            "2. The door is stuck",
            "3. The moon is full",
            "If none of these is it: collect this for a support case");
    assertThat(headings(press(ANA, new Intent.Rest(error, List.of())))).hasSize(4);
  }

  @Test
  void tellsWhoeverPressesWhereNothingIsLeftToShow() {
    var gone = new ErrorRef(SignInError.ofCode(ErrorCode.of("AADSTS50199")), List.of());

    assertThat(told(press(ANA, new Intent.Rest(gone, List.of()))))
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
    var effects = press(ANA, start());

    assertThat(effects).singleElement().isInstanceOf(Effect.PostCard.class);
    assertThat(open().startedBy()).isEqualTo(ANA);
    assertThat(open().plan().causes().getFirst().why()).contains("door says so");
  }

  @Test
  void showsTheOpenChecklistToWhoeverStartsASecondOne() {
    press(ANA, start());

    var effects = press(BEN, start());

    assertThat(effects).hasSize(2);
    assertThat(effects.getFirst()).isInstanceOf(Effect.PostCard.class);
    assertThat(told(effects)).startsWith("Ana has already started");
    assertThat(checklists.openIn(THREAD)).hasSize(1);
  }

  @Test
  void startsNothingForWhatIsNoLongerOnFile() {
    var gone = new ErrorRef(SignInError.ofCode(ErrorCode.of("AADSTS50199")), List.of());
    var nothing = new ErrorRef(SignInError.NONE, List.of());

    assertThat(told(press(ANA, new Intent.Start(gone)))).startsWith("This button is from another");
    assertThat(told(press(ANA, new Intent.Start(nothing)))).startsWith("This button is from");
    assertThat(checklists.openIn(THREAD)).isEmpty();
  }

  @Test
  void worksThroughAChecklistByItsButtonsAlone() {
    Message card = ((Effect.PostCard) press(ANA, start()).getFirst()).card();

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
    Message card = ((Effect.PostCard) press(ANA, start()).getFirst()).card();

    card = redrawn(press(ANA, "Skip", card));

    assertThat(card.summary()).endsWith(": 0 of 3 checked, 1 skipped, started by Ana");
  }

  @Test
  void concludesWithWhatThereIsToCountAndNoMore() {
    Message card = ((Effect.PostCard) press(ANA, start()).getFirst()).card();
    card = redrawn(press(ANA, "No", card));
    card = redrawn(press(BEN, "No", card));
    card = redrawn(press(BEN, "Done", card));
    card = redrawn(press(ANA, "Yes, solved", card));
    assertThat(card.toString()).contains("Fix confirmed by Ana. 1 of 3 causes ruled out.]");

    card = redrawn(press(BEN, "Reopen", card));
    card = redrawn(press(BEN, "No, go on", card));
    card = redrawn(press(ANA, "Cannot tell", card));
    assertThat(card.toString())
        .contains("1 of 3 causes ruled out, 1 fix of no help, 1 unclear or skipped.");
  }

  @Test
  void redrawsTheCardWhateverBecameOfThePress() {
    press(ANA, start());
    var id = open().id();
    var answer = new Command.Answer("door", Verdict.RULED_OUT);

    assertThat(press(ANA, change(id, answer))).singleElement().isInstanceOf(Effect.Redraw.class);
    assertThat(press(ANA, change(id, answer))).singleElement().isInstanceOf(Effect.Redraw.class);
    var rejected = press(BEN, change(id, new Command.Answer("door", Verdict.CONFIRMED)));
    assertThat(rejected).hasSize(2);
    assertThat(rejected.getFirst()).isInstanceOf(Effect.Redraw.class);
    assertThat(told(rejected)).startsWith("Ana has answered this check already (ruled out).");
  }

  @Test
  void judgesAPressOnAnOldCardByThePresentState() {
    press(ANA, start());
    var id = open().id();
    press(ANA, change(id, new Command.Cancel()));

    var late = press(BEN, change(id, new Command.Answer("door", Verdict.CONFIRMED)));
    var undo = press(BEN, change(id, new Command.Undo(7)));

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
      assertThat(told(press(ANA, intent))).startsWith("This checklist does not exist here");
    }
  }

  @Test
  void opensNoChecklistFromAnotherChannel() {
    press(ANA, start());
    var before = open();

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
    assertThat(open()).isEqualTo(before);
  }

  @Test
  void abandonsNoChecklistOnAForgedButton() {
    press(ANA, start());
    var before = open();

    assertThat(told(press(BEN, change(before.id(), new Command.Abandon()))))
        .startsWith("This button is from another version");
    assertThat(open()).isEqualTo(before);
  }

  @Test
  void assignsNobodyElseOnAForgedButton() {
    press(ANA, start());
    var before = open();

    assertThat(told(press(BEN, change(before.id(), new Command.Assign(ANA)))))
        .startsWith("This button is from another version");
    assertThat(open()).isEqualTo(before);
  }

  @Test
  void assignsSomebodyAndTellsThem() {
    press(ANA, start());

    var effects = assign("e2", ANA, BEN);

    assertThat(open().progress().assignee()).contains(BEN);
    assertThat(((Effect.Redraw) effects.getFirst()).card().toString()).contains("Ben is on it");
    assertThat(notified(effects)).containsExactly(BEN);
    assertThat(effects.getLast().toString()).contains("Ana asks you to take on the checklist");
  }

  @Test
  void tellsThemAgainOnlyWhereTheSamePressIsHandledAgain() {
    press(ANA, start());
    assign("e2", ANA, BEN);

    assertThat(notified(assign("e2", ANA, BEN))).as("after a crash").containsExactly(BEN);
    assertThat(notified(assign("e3", ANA, BEN))).as("another press").isEmpty();
    assertThat(notified(assign("e4", CLEO, BEN))).isEmpty();
    assign("e5", ANA, CLEO);
    assertThat(notified(assign("e6", ANA, BEN))).as("after somebody else").containsExactly(BEN);
  }

  @Test
  void tellsNobodyWhoPickedThemselves() {
    press(ANA, start());

    assertThat(notified(assign("e2", BEN, BEN))).isEmpty();
    assertThat(open().progress().assignee()).contains(BEN);
  }

  @Test
  void takesAnAssignmentBack() {
    press(ANA, start());
    assign("e2", ANA, BEN);
    assign("e3", ANA, CLEO);

    press(BEN, change(open().id(), new Command.Undo(open().revision())));

    assertThat(open().progress().assignee()).contains(BEN);
  }

  @Test
  void tellsNobodyWhereTheChecklistHasEnded() {
    press(ANA, start());
    var id = open().id();
    press(ANA, change(id, new Command.Cancel()));

    var effects =
        presses.press(
            new Press(
                "e2", THREAD, ANA, new Intent.Assign(id), Optional.empty(), Optional.of(BEN)));

    assertThat(notified(effects)).isEmpty();
    assertThat(told(effects)).startsWith("This checklist has ended");
  }

  @Test
  void showsTheCardWhereNobodyWasPicked() {
    press(ANA, start());

    assertThat(press(ANA, new Intent.Assign(open().id())))
        .singleElement()
        .isInstanceOf(Effect.PostCard.class);
  }

  private List<Effect> assign(String event, Person by, Person to) {
    return presses.press(
        new Press(
            event, THREAD, by, new Intent.Assign(open().id()), Optional.empty(), Optional.of(to)));
  }

  private static List<Person> notified(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Notify.class::isInstance)
        .map(effect -> ((Effect.Notify) effect).person())
        .toList();
  }

  @Test
  void leavesWhatOthersDecidedSinceWhereAPressIsHandledAgain() {
    press(ANA, start());
    var id = open().id();
    press("hers", ANA, new Intent.TakeOn(id));
    press("his", BEN, new Intent.TakeOn(id));

    var effects = press("hers", ANA, new Intent.TakeOn(id));

    assertThat(open().progress().assignee()).contains(BEN);
    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Redraw.class, drawn -> assertThat(drawn.revision()).isEqualTo(2));
  }

  @Test
  void assignsWhoeverTakesItOn() {
    press(ANA, start());

    var card = redrawn(press(BEN, new Intent.TakeOn(open().id())));

    assertThat(open().progress().assignee()).contains(BEN);
    assertThat(card.summary()).endsWith("Ben is on it");
  }

  @Test
  void keepsANote() {
    press(ANA, start());

    var card = redrawn(note("The hinge squeaks"));

    assertThat(card.toString()).contains("Ana: The hinge squeaks");
    assertThat(told(note(" "))).isEqualTo("A note needs some text.");
    assertThat(told(press(ANA, new Intent.WriteNote(open().id()))))
        .isEqualTo("A note needs some text.");
    assertThat(open().progress().notes()).hasSize(1);
  }

  @Test
  void keepsNoNoteWithASecretInIt() {
    press(ANA, start());
    var before = open();

    for (var effects :
        List.of(
            note("client_secret=Sup3rGeheim"),
            press(ANA, change(before.id(), new Command.AddNote("client_secret=Sup3rGeheim"))))) {
      assertThat(told(effects)).startsWith("Your note seems to contain a secret or password");
      assertThat(effects.getFirst()).isInstanceOf(Effect.Redraw.class);
      assertThat(effects.toString()).doesNotContain("Geheim");
    }
    assertThat(open()).isEqualTo(before);
  }

  @Test
  void showsTheSummaryToThePersonOnly() {
    press(ANA, start());

    var effects = press(BEN, new Intent.Summarize(open().id()));

    assertThat(effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Tell.class,
            tell -> assertThat(tell.message().toString()).contains("Outcome: still open"));
  }

  @Test
  void postsACardAgain() {
    press(ANA, start());

    assertThat(press(BEN, new Intent.Show(open().id())))
        .singleElement()
        .isInstanceOf(Effect.PostCard.class);
  }

  @Test
  void keepsAReportAndThanks() {
    assertThat(told(press("e1", ANA, new Intent.Report(Articles.LOCKED_OUT))))
        .startsWith("Thank you.");
    assertThat(desk.reports()).containsExactly("e1 AADSTS50105 Ana: ");
  }

  @Test
  void keepsTheWordsOfAReport() {
    assertThat(told(report("  The menu is elsewhere now. "))).startsWith("Thank you.");
    assertThat(desk.reports()).containsExactly("e1 AADSTS50105 Ana: The menu is elsewhere now.");
  }

  @Test
  void keepsNoReportWithASecretInIt() {
    assertThat(told(report("client_secret=Sup3rGeheim"))).contains("a secret or password");
    assertThat(desk.reports()).isEmpty();
  }

  @Test
  void keepsNoReportThatIsTooLong() {
    assertThat(told(report("x".repeat(2001)))).contains("2,000 characters or fewer");
    assertThat(desk.reports()).isEmpty();
    assertThat(told(report("x".repeat(2000)))).startsWith("Thank you.");
  }

  private List<Effect> report(String words) {
    return presses.press(
        new Press("e1", THREAD, ANA, new Intent.Report(Articles.LOCKED_OUT), Optional.of(words)));
  }

  @Test
  void leavesItToThePlatformToOpenAPage() {
    assertThat(press(ANA, new Intent.Open("https://entra.microsoft.com"))).isEmpty();
  }

  @Test
  void drawsButtonsThatSurviveTheTripThroughAPlatform() {
    Message card = ((Effect.PostCard) press(ANA, start()).getFirst()).card();

    assertThat(Buttons.in(card))
        .isNotEmpty()
        .allSatisfy(
            intent -> assertThat(IntentCodec.decode(IntentCodec.encode(intent))).contains(intent));
  }

  @Test
  void namesTheUserOfTheErrorOnNoCard() {
    press(ANA, new Intent.Start(new ErrorRef(Plans.detailed(), List.of())));
    var id = open().id();

    for (Command command :
        List.of(
            new Command.Answer("badge", Verdict.CONFIRMED),
            new Command.NotSolved("badge"),
            new Command.Answer("door", Verdict.RULED_OUT),
            new Command.Answer("moon", Verdict.RULED_OUT))) {
      assertThat(press(ANA, change(id, command)).toString())
          .contains("Redraw")
          .doesNotContain("zoe");
    }
    assertThat(checklists.find(id, THREAD).orElseThrow().ended(Outcome.NO_KNOWN_CAUSE)).isTrue();
  }

  @Test
  void keepsTheCardShortHoweverManyNotesThereAre() {
    press(ANA, start());
    for (int number = 0; number < 30; number++) {
      note("note " + number + " " + "x".repeat(900));
    }

    var card = redrawn(note("the last one"));

    assertThat(card.toString())
        .contains("the last one", "note 29", "26 earlier notes are in the case summary")
        .doesNotContain("note 1 ", "note 25 ");
    assertThat(told(press(BEN, new Intent.Summarize(open().id()))))
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
        new Press(event(), THREAD, ANA, new Intent.WriteNote(open().id()), Optional.of(text)));
  }

  private List<Effect> press(Person person, Intent intent) {
    return press(event(), person, intent);
  }

  private List<Effect> press(String event, Person person, Intent intent) {
    return presses.press(new Press(event, THREAD, person, intent, Optional.empty()));
  }

  private String event() {
    return "event " + events++;
  }

  private List<Effect> press(Person person, String label, Message card) {
    return press(person, Buttons.labelled(card, label).intent());
  }

  private Checklist open() {
    return checklists.openIn(THREAD).getFirst();
  }

  private static Message redrawn(List<Effect> effects) {
    assertThat(effects.getFirst()).isInstanceOf(Effect.Redraw.class);
    return ((Effect.Redraw) effects.getFirst()).card();
  }

  private static String told(List<Effect> effects) {
    assertThat(effects.getLast()).isInstanceOf(Effect.Tell.class);
    return ((Effect.Tell) effects.getLast()).message().summary();
  }
}

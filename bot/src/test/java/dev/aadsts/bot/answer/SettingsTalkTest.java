package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.InMemorySettings;
import dev.aadsts.bot.settings.Overview;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SettingsTalkTest {
  private static final Conversation OTHER =
      new Conversation(Platform.SLACK, "T1", "C2", Optional.empty());

  private final MutableClock clock = MutableClock.atNoon();
  private final SettingsBook book =
      new SettingsBook(new InMemorySettings(), Settings.DEFAULT, clock);
  private final AnswerContext around = AnswerContexts.of(book, clock);
  private final Desk desk = new Desk(Articles.kb(), around);
  private final Answerer answerer = desk.answerer();
  private final Presses presses = desk.presses();

  @Test
  void showsWhatCountsAndWhereItComesFrom() {
    book.change("e", CHANNEL, Scope.CHANNEL, Map.of(Setting.AUTODETECT, "on"), ANA);
    book.change("e", CHANNEL, Scope.WORKSPACE, Map.of(Setting.LANGUAGE, "de"), ANA);

    Reply reply = say(ask("settings"));

    assertThat(reply.audience()).isEqualTo(Audience.ASKER);
    assertThat(facts(reply))
        .containsExactly(
            "Answer pasted errors automatically (autodetect): On (this channel, set by Ana on 20.11.2026)",
            "Reactions on questions (receipts): Off (default)",
            "Who sees answers (answers): Everybody (default)",
            "Date format (language): German (everywhere, set by Ana on 20.11.2026)");
    assertThat(Buttons.in(reply)).containsExactly(new Intent.EditSettings());
  }

  @Test
  void showsWhatOneTypesThere() {
    var chat = new Conversation(Platform.TEAMS, "tenant", "19:group@thread.v2", Optional.empty());
    var alone = new Conversation(Platform.SLACK, "T1", "D1", Optional.empty());

    assertThat(notices(ask("settings"))).contains("/aadsts settings autodetect on");
    assertThat(notices(ask(chat, Addressing.MENTION, "settings")))
        .contains("@aadsts settings autodetect on");
    assertThat(notices(ask(alone, Addressing.DIRECT, "settings")))
        .contains("settings autodetect on")
        .doesNotContain("aadsts settings");
  }

  @Test
  void callsAChatAChat() {
    var chat = new Conversation(Platform.TEAMS, "tenant", "19:group@thread.v2", Optional.empty());

    Reply set = say(ask(chat, Addressing.MENTION, "settings autodetect on"));

    assertThat(set.root().summary())
        .isEqualTo("Changed for this chat. Answer pasted errors automatically: On.");
    assertThat(set.toString()).contains("(this chat, set by Ana").doesNotContain("channel");
  }

  @Test
  void areALineOfTheStatus() {
    assertThat(notices(ask("status"))).contains("Nothing is set here").contains("/aadsts settings");

    ask("settings autodetect on");
    ask("settings everywhere answers private");

    assertThat(notices(ask("status")))
        .contains(
            "Answer pasted errors automatically: On; Who sees answers: Only the person who asked");
    assertThat(facts(say(ask("status")))).isEmpty();
  }

  @Test
  void comeBelowWhatIsOpenAndWhatWasMetLately() {
    ask(OTHER, Addressing.COMMAND, "AADSTS50105 App ID: 11111111-2222-3333-4444-555555555555");
    ask(OTHER, Addressing.COMMAND, "AADSTS50105 App ID: 11111111-2222-3333-4444-555555555555");
    around.sightings().flush();

    Reply told = say(ask("status"));
    Reply open = say(ask(CHANNEL, Addressing.MENTION, "status"));

    assertThat(told.root().summary()).isEqualTo("No checklist is open here.");
    assertThat(told.root().parts())
        .filteredOn(Part.Bullets.class::isInstance)
        .singleElement()
        .satisfies(
            met ->
                assertThat(((Part.Bullets) met).lines().getFirst().text())
                    .startsWith("AADSTS50105 ")
                    .endsWith(", 2 times"));
    // Others may read along who are not of the workspace.
    assertThat(open.root().parts()).noneMatch(Part.Bullets.class::isInstance);
  }

  @Test
  void takesATypedChange() {
    assertThat(say(ask("settings autodetect ON")).root().summary())
        .isEqualTo("Changed for this channel. Answer pasted errors automatically: On.");
    assertThat(say(ask("settings workspace answers private")).root().summary())
        .isEqualTo("Changed everywhere. Who sees answers: Only the person who asked.");

    assertThat(answerer.settings(CHANNEL).autodetect()).isTrue();
    assertThat(answerer.settings(OTHER).autodetect()).isFalse();
    assertThat(answerer.settings(OTHER).answers()).isEqualTo(Settings.Answers.PRIVATE);
  }

  @Test
  void saysWhatElseItTakesToWhoeverTurnsSomethingOn() {
    var chat = new Conversation(Platform.TEAMS, "tenant", "19:group@thread.v2", Optional.empty());

    assertThat(notices(ask("settings autodetect on")))
        .contains("may read all messages here")
        .hasLineCount(2);
    assertThat(notices(ask("settings receipts on"))).contains("permission to add reactions");
    assertThat(notices(ask(chat, Addressing.MENTION, "settings autodetect on")))
        .contains("may read all messages here");
    assertThat(notices(ask(chat, Addressing.MENTION, "settings receipts on")))
        .doesNotContain("if nothing happens");
    assertThat(notices(ask("settings answers private"))).doesNotContain("if nothing happens");
    assertThat(notices(ask("settings autodetect off"))).doesNotContain("if nothing happens");
  }

  @Test
  void leavesWhatIsSetToTheCompany() {
    var guest = new Person("U9", "Guest").external(true);
    var typed = "settings workspace answers private";

    var reply =
        say(
            answerer.answer(
                new IncomingMessage("event", CHANNEL, guest, typed, Addressing.MENTION)));

    assertThat(reply.root().summary()).startsWith("Only people of the company that runs me");
    assertThat(reply.audience()).isEqualTo(Audience.ASKER);
    assertThat(answerer.settings(CHANNEL).answers()).isEqualTo(Settings.Answers.PUBLIC);
    assertThat(
            Buttons.in(
                say(
                    answerer.answer(
                        new IncomingMessage(
                            "event", CHANNEL, guest, "settings", Addressing.MENTION)))))
        .isEmpty();
  }

  @Test
  void takesATypedChangeBack() {
    ask("settings channel receipts on");
    ask("settings receipts inherit");

    assertThat(answerer.settings(CHANNEL).receipts()).isFalse();
  }

  @Test
  void saysWhatItDidNotUnderstandAndWhatThereIsToSet() {
    assertThat(say(ask("settings foo on")).root().summary())
        .isEqualTo(
            "I know no setting \u201cfoo\u201d, only autodetect, receipts, answers and language."
                + " Nothing was changed.");
    assertThat(say(ask("settings autodetect maybe")).root().summary())
        .isEqualTo(
            "autodetect can be off, on or inherit, not \u201cmaybe\u201d. Nothing was changed.");
    assertThat(say(ask("settings everywhere answers")).root().summary())
        .isEqualTo("answers can be public, private or inherit. Nothing was changed.");
    assertThat(say(ask("settings language p@ss")).root().summary())
        .startsWith("language can be en, en-GB,")
        .endsWith("zh, another language or inherit. Nothing was changed.");
    assertThat(facts(say(ask("settings foo on")))).hasSize(Setting.values().length);
  }

  @Test
  void saysWhatATakenBackChangeLeavesBehind() {
    ask("settings receipts on");

    assertThat(say(ask("settings receipts inherit")).root().summary())
        .isEqualTo("Changed for this channel. Reactions on questions: as it is set further up.");
  }

  @Test
  void carriesOutAForm() {
    var form = new Intent.SaveSettings(Scope.CHANNEL, Map.of(Setting.RECEIPTS, "on"));

    assertThat(told(press(form)))
        .isEqualTo("Changed for this channel. Reactions on questions: On.");
    assertThat(told(press("another press", form))).startsWith("Nothing to change");
    assertThat(answerer.settings(THREAD).receipts()).isTrue();
    assertThat(presses.settings(THREAD).entries())
        .filteredOn(entry -> entry.source() == Scope.CHANNEL)
        .extracting(Overview.Entry::setting)
        .containsExactly(Setting.RECEIPTS);
  }

  @Test
  void saysTheSameOfAChangeThatIsHandledAgain() {
    var form = new Intent.SaveSettings(Scope.CHANNEL, Map.of(Setting.RECEIPTS, "on"));
    press(form);
    press(
        "another press",
        new Intent.SaveSettings(Scope.CHANNEL, Map.of(Setting.ANSWERS, "private")));

    assertThat(told(press(form)))
        .isEqualTo("Changed for this channel. Reactions on questions: On.");
  }

  @Test
  void setsNothingForTheWholeInstallation() {
    var forged = new Intent.SaveSettings(Scope.INSTALLATION, Map.of(Setting.RECEIPTS, "on"));

    assertThat(told(press(forged))).startsWith("There is nothing to set here");
    assertThat(answerer.settings(CHANNEL).receipts()).isFalse();
  }

  @Test
  void showsTheSettingsWhereNoFormCanBeOpened() {
    assertThat(told(press(new Intent.EditSettings()))).isEqualTo("Settings here.");
  }

  @Test
  void hasNothingToSetInATerminal() {
    var terminal = new Conversation(Platform.TERMINAL, "local", "chat", Optional.empty());

    assertThat(say(ask(terminal, Addressing.DIRECT, "settings")).root().summary())
        .startsWith("There is nothing to set here");
    assertThat(facts(say(ask(terminal, Addressing.DIRECT, "status")))).isEmpty();
  }

  @Test
  void answersTheAskerOnlyWhereAnswersArePrivate() {
    ask("settings answers private");

    Reply reply = say(ask(CHANNEL, Addressing.MENTION, AnswererTest.PASTE));

    assertThat(reply.audience()).isEqualTo(Audience.ASKER);
    assertThat(say(ask(CHANNEL, Addressing.MENTION, "public " + AnswererTest.PASTE)).audience())
        .isEqualTo(Audience.EVERYONE);
    assertThat(say(ask(OTHER, Addressing.MENTION, AnswererTest.PASTE)).audience())
        .isEqualTo(Audience.EVERYONE);
  }

  @Test
  void startsAChecklistForEverybodyWhereAnswersArePrivate() {
    ask("settings answers private");

    var effects = ask("checklist 50105");

    assertThat(say(effects).audience()).isEqualTo(Audience.EVERYONE);
    assertThat(effects.getLast()).isInstanceOf(Effect.GoOn.class);
  }

  private List<Effect> ask(String text) {
    return ask(CHANNEL, Addressing.COMMAND, text);
  }

  private List<Effect> ask(Conversation place, Addressing addressing, String text) {
    clock.advance(Duration.ofMillis(1));
    return answerer.answer(
        new IncomingMessage("event at " + clock.instant(), place, ANA, text, addressing));
  }

  private List<Effect> press(Intent intent) {
    return press("press", intent);
  }

  private List<Effect> press(String eventId, Intent intent) {
    return presses.press(new Press(eventId, THREAD, ANA, intent, Optional.empty()));
  }

  private static String notices(List<Effect> effects) {
    return say(effects).root().parts().stream()
        .filter(Part.Notice.class::isInstance)
        .map(part -> ((Part.Notice) part).text().toString())
        .collect(Collectors.joining("\n"));
  }

  private static Reply say(List<Effect> effects) {
    return ((Effect.Say) effects.getFirst()).reply();
  }

  private static String told(List<Effect> effects) {
    return ((Effect.Tell) effects.getLast()).message().summary();
  }

  private static List<String> facts(Reply reply) {
    return reply.root().parts().stream()
        .filter(Part.Facts.class::isInstance)
        .flatMap(part -> ((Part.Facts) part).facts().stream())
        .map(fact -> fact.name() + ": " + fact.value())
        .toList();
  }
}

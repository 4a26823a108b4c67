package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.Outcomes.said;
import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.bot.reply.Audience;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.InMemorySettings;
import dev.aadsts.bot.settings.Scope;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OverheardTest {
  private static final String PASTE = AnswererTest.PASTE;
  private static final Conversation OTHER_CHANNEL =
      new Conversation(Platform.SLACK, "T1", "C2", Optional.of("1.1"));

  private final MutableClock clock = MutableClock.atNoon();
  private final SettingsBook book =
      new SettingsBook(
          new InMemorySettings(), Settings.DEFAULT.with(Setting.AUTODETECT, "on"), clock);
  private final Desk desk = new Desk(Articles.kb(), AnswerContexts.of(book, clock));
  private final Answerer answerer = desk.answerer();
  private final Presses presses = desk.presses();

  @Test
  void saysNothingWhereItIsNotSwitchedOn() {
    book.change("e", CHANNEL, Scope.CHANNEL, Map.of(Setting.AUTODETECT, "off"), ANA);

    assertThat(hear("e1", "1.1", PASTE)).isEmpty();
    assertThat(hear("e2", OTHER_CHANNEL, ANA, PASTE)).isNotEmpty();
  }

  @Test
  void saysTheGistOnceAndKeepsTheRestForWhoeverAsks() {
    Reply reply = said(hear("e1", "1.1", PASTE));

    assertThat(reply.root().summary()).startsWith("AADSTS50105");
    assertThat(reply.details()).isEmpty();
    assertThat(reply.audience()).isEqualTo(Audience.EVERYONE);
    assertThat(reply.toString()).doesNotContain("zoe", "Correlation ID");
    assertThat(Buttons.in(reply))
        .hasAtLeastOneElementOfType(Intent.Details.class)
        .hasAtLeastOneElementOfType(Intent.Start.class);
  }

  @Test
  void showsCausesAndStepsToWhoeverAsksForThem() {
    Intent details = Buttons.in(said(hear("e1", "1.1", PASTE))).getFirst();

    Reply reply =
        said(
            presses.press(
                new Press("p1", CHANNEL.inThread("1.1"), BEN, details, Optional.empty())));

    assertThat(reply.root().summary()).isEqualTo("Causes and steps for AADSTS50105");
    assertThat(reply.toString()).contains("Your message mentions").doesNotContain("zoe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "50105",
        "error 50105",
        "we have 50105 open tickets",
        "INC50105 is about the badge",
        "order 50105 of 20 November",
        "AADSTS50106 is new to me",
        "AADSTS is down?",
        "aadsts and 50105",
        "AADSTS5010599999",
        "",
        "help",
        "client_secret=Sup3rGeheim",
        "11111111-2222-3333-4444-555555555555"
      })
  void staysSilentWhereNothingHasTheShapeOfAKnownError(String text) {
    assertThat(hear("e1", "1.1", text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AADSTS50105",
        "who knows aadsts50105?",
        "AADSTS 50105: no",
        "Error code: 50105, correlation id 11111111-2222-3333-4444-555555555555"
      })
  void speaksUpWhereSomethingHas(String text) {
    assertThat(hear("e1", "1.1", text)).hasSize(1);
  }

  @Test
  void leadsTheNextToWhereItWasAnswered() {
    hear("e1", "1.1", PASTE);

    Reply pointer = said(hear("e2", "2.2", PASTE));

    assertThat(pointer.root().summary())
        .isEqualTo("AADSTS50105 was already answered here: https://chat.test/C1/1.1");
    assertThat(pointer.root().parts()).hasSize(1);
  }

  @Test
  void saysThatItIsBeingWorkedOnWhereAChecklistIsOpen() {
    hear("e1", "1.1", PASTE);
    Plan plan = Plan.of(Articles.kb().diagnose(PASTE)).orElseThrow();
    desk.checklists().start(CHANNEL.inThread("1.1"), plan, BEN);

    assertThat(said(hear("e2", "2.2", PASTE)).root().summary())
        .isEqualTo("AADSTS50105 is already being worked on here: https://chat.test/C1/1.1");
  }

  @Test
  void takesAChecklistForAnotherCodeForNoWorkOnThisOne() {
    hear("e1", "1.1", PASTE);
    desk.checklists().start(CHANNEL.inThread("1.1"), Plans.expired(), BEN);

    assertThat(said(hear("e2", "2.2", PASTE)).root().summary()).contains("was already answered");
  }

  @Test
  void leadsThereOnceAMinuteHoweverManyComplain() {
    hear("e0", "1.1", PASTE);

    long pointers = 0;
    for (int number = 1; number <= 120; number++) {
      clock.advance(Duration.ofSeconds(1));
      pointers += hear("e" + number, number + ".9", PASTE).size();
    }

    assertThat(pointers).isEqualTo(2);
  }

  @Test
  void addsNothingInTheSameThread() {
    hear("e1", "1.1", PASTE);

    assertThat(hear("e2", "1.1", PASTE)).isEmpty();
  }

  @Test
  void saysTheSameWhereTheEventIsHandledAgain() {
    var first = hear("e1", "1.1", PASTE);
    var pointer = hear("e2", "2.2", PASTE);

    assertThat(hear("e1", "1.1", PASTE)).isEqualTo(first);
    assertThat(hear("e2", "2.2", PASTE)).isEqualTo(pointer);
  }

  @Test
  void speaksUpAnewAfterAnHourInAnotherChannelAndAboutAnotherCode() {
    hear("e1", "1.1", PASTE);

    assertThat(said(hear("e2", OTHER_CHANNEL, ANA, PASTE)).root().summary()).contains("badge");
    assertThat(said(hear("e3", "3.3", "AADSTS50173")).root().summary()).contains("expired");
    clock.advance(Duration.ofHours(1));
    assertThat(said(hear("e4", "4.4", PASTE)).root().summary()).contains("The badge");
  }

  @Test
  void letsOneOfManyThreadsAnswer() throws Exception {
    var replies =
        Together.call(16, number -> hear("e" + number, number + ".1", PASTE)).stream()
            .flatMap(List::stream)
            .map(effect -> ((Effect.Say) effect).reply().root().summary())
            .toList();

    assertThat(replies).filteredOn(summary -> summary.contains("Most likely")).hasSize(1);
    assertThat(replies).filteredOn(summary -> summary.contains("already")).hasSize(1);
  }

  @Test
  void saysInThePointerThatManyHaveIt() {
    hear("e1", "1.1", PASTE);
    clock.advance(Duration.ofMinutes(2));
    hear("e2", CHANNEL.inThread("2.2"), BEN, PASTE);
    clock.advance(Duration.ofMinutes(2));

    Reply pointer = said(hear("e3", CHANNEL.inThread("3.3"), CLEO, PASTE));

    assertThat(pointer.toString()).contains("Three people here have met this");
  }

  @Test
  void warnsOfASecretBeforeItAnswers() {
    var effects = hear("e1", "1.1", PASTE + " client_secret=Sup3rGeheim");

    assertThat(effects).hasSize(2);
    assertThat(effects.getFirst()).isInstanceOf(Effect.Tell.class);
  }

  private List<Effect> hear(String event, String thread, String text) {
    return desk.hear(event, thread, text);
  }

  private List<Effect> hear(String event, Conversation where, Person who, String text) {
    return answerer.answer(new IncomingMessage(event, where, who, text, Addressing.OVERHEARD));
  }
}

package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.CLEO;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.bot.reply.Button;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Part;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.reply.Reply;
import dev.aadsts.bot.settings.InMemorySettings;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.kb.KnowledgeBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SameIncidentTest {
  private static final String PASTE = AnswererTest.PASTE;
  private static final String NO_APP =
      "AADSTS50105 Correlation ID: 11111111-2222-3333-4444-555555555555";
  private static final Conversation OTHER_CHANNEL =
      new Conversation(Platform.SLACK, "T1", "C2", Optional.of("9.9"));

  private final KnowledgeBase kb = Articles.kb();
  private final MutableClock clock = MutableClock.atNoon();
  private final Desk desk =
      new Desk(
          kb,
          AnswerContexts.of(
              new SettingsBook(new InMemorySettings(), Settings.DEFAULT, clock), clock));
  private final Checklists checklists = desk.checklists();
  private final Answerer answerer = desk.answerer();

  @Test
  void saysThatThreePeopleHaveItAndWhereToLookFirst() {
    assertThat(warnings(ask(ANA, PASTE))).isEmpty();
    assertThat(warnings(ask(BEN, PASTE))).isEmpty();

    assertThat(warnings(ask(CLEO, PASTE)))
        .containsExactly(
            "Three people here have met this for the same application in the last 15 minutes. Look"
                + " first whether the service is down: Microsoft 365 status, Azure status.");
  }

  @Test
  void countsBeyondTenOnlyCoarsely() {
    String last = "";
    for (int number = 1; number <= 60; number++) {
      last = String.join("", warnings(ask(new Person("U" + number, "Nobody"), PASTE)));
      if (number == 10) {
        assertThat(last).startsWith("Ten people here");
      } else if (number == 11 || number == 19) {
        assertThat(last).startsWith("More than ten people here");
      } else if (number == 50) {
        assertThat(last).startsWith("More than twenty people here");
      }
    }

    assertThat(last).startsWith("More than fifty people here");
  }

  @Test
  void countsNobodyWhoTypesNothingButACode() {
    for (int number = 1; number <= 4; number++) {
      var channel = new Conversation(Platform.SLACK, "T1", "C" + number, Optional.empty());
      var person = new Person("U" + number, "Nobody");

      assertThat(warnings(ask(channel, person, "50105"))).isEmpty();
      assertThat(warnings(ask(channel, person, "AADSTS50105: not assigned to a role"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Correlation ID: 11111111-2222-3333-4444-555555555555",
        "Trace ID: 66666666-7777-8888-9999-000000000000",
        "Timestamp: 2026-11-20 11:58:00Z",
        "Tenant ID: 11111111-2222-3333-4444-555555555555",
        "User: zoe@contoso.com"
      })
  void countsWhoeverPastesAnythingOfASignIn(String detail) {
    String paste = "AADSTS50105 " + detail;
    ask(ANA, paste);
    ask(BEN, paste);

    assertThat(warnings(ask(CLEO, paste)).getFirst())
        .startsWith("Three people here have met this in the last 15 minutes.");
  }

  @Test
  void tellsTheResourcesApartWhereNobodyNamesAnApplication() {
    ask(ANA, wanting("api.contoso.com"));
    ask(BEN, wanting("api.contoso.com"));

    assertThat(warnings(ask(CLEO, wanting("files.contoso.com")))).isEmpty();
    assertThat(warnings(ask(CLEO, wanting("api.contoso.com"))).getFirst())
        .startsWith("Three people here have met this for the same resource in the last");
  }

  @Test
  void leadsToTheRunningChecklistOfAnyChannelAndToNothingInIt() {
    checklists.start(OTHER_CHANNEL, plan(PASTE), ANA);
    ask(ANA, PASTE);
    ask(BEN, PASTE);

    Reply reply = ask(CLEO, PASTE);

    assertThat(warnings(reply).getFirst())
        .endsWith(" A checklist for it is running already: join that one.");
    assertThat(reply.toString()).contains("https://chat.test/C2/9.9");
    assertThat(labels(reply)).startsWith("Join the checklist", "Start another");
  }

  @Test
  void leadsToNoChecklistForAnotherApplicationNorOfAnotherWorkspace() {
    var elsewhere = new Conversation(Platform.SLACK, "T2", "C2", Optional.of("9.9"));
    checklists.start(elsewhere, plan(PASTE), ANA);
    checklists.start(OTHER_CHANNEL, plan(PASTE.replace("aaaaaaaa-", "ffffffff-")), ANA);
    ask(ANA, PASTE);
    ask(BEN, PASTE);

    assertThat(ask(CLEO, PASTE).toString()).doesNotContain("chat.test");
  }

  @Test
  void leadsNobodyToWhereTheyAre() {
    checklists.start(THREAD, plan(PASTE), ANA);
    ask(ANA, PASTE);
    ask(BEN, PASTE);

    assertThat(ask(CLEO, PASTE).toString()).doesNotContain("chat.test");
  }

  @Test
  void noticesNothingAcrossWorkspaces() {
    var elsewhere = new Conversation(Platform.SLACK, "T2", "C1", Optional.empty());
    ask(ANA, PASTE);
    ask(BEN, PASTE);

    assertThat(warnings(ask(elsewhere, CLEO, PASTE))).isEmpty();
  }

  @Test
  void countsNobodyWhoLooksAtAnAnswerOnly() {
    ask(ANA, NO_APP);
    ask(BEN, NO_APP);
    clock.advance(Duration.ofMillis(1));
    var effects =
        desk.presses()
            .press(
                new Press(
                    "p", CHANNEL, CLEO, new Intent.Explain(Articles.LOCKED_OUT), Optional.empty()));

    assertThat(warnings(((Effect.Say) effects.getFirst()).reply())).isEmpty();
    answerer.preview(new IncomingMessage("e", THREAD, CLEO, NO_APP, Addressing.MENTION));
    assertThat(warnings(ask(new Person("U9", "Dan"), NO_APP)).getFirst()).startsWith("Three ");
  }

  @Test
  void noticesNothingInATerminal() {
    var terminal = new Conversation(Platform.TERMINAL, "local", "chat", Optional.empty());
    ask(terminal, ANA, PASTE);
    ask(terminal, BEN, PASTE);

    assertThat(warnings(ask(terminal, CLEO, PASTE))).isEmpty();
  }

  private Plan plan(String paste) {
    return Plan.of(kb.diagnose(paste)).orElseThrow();
  }

  private static String wanting(String host) {
    return "AADSTS50105 The resource principal named https://" + host + "/ was not found";
  }

  private Reply ask(Person person, String text) {
    return ask(THREAD, person, text);
  }

  private Reply ask(Conversation where, Person person, String text) {
    clock.advance(Duration.ofMillis(1));
    List<Effect> effects =
        answerer.answer(
            new IncomingMessage("e" + clock.instant(), where, person, text, Addressing.MENTION));
    return ((Effect.Say) effects.getFirst()).reply();
  }

  private static List<String> warnings(Reply reply) {
    return reply.root().parts().stream()
        .filter(Part.Notice.class::isInstance)
        .map(Part.Notice.class::cast)
        .filter(notice -> notice.tone() == Part.Tone.WARNING)
        .map(notice -> notice.text().spans().stream().map(span -> span.text()).toList())
        .map(spans -> String.join("", spans))
        .toList();
  }

  private static List<String> labels(Reply reply) {
    return reply.root().parts().stream()
        .filter(Part.Choices.class::isInstance)
        .flatMap(part -> ((Part.Choices) part).buttons().stream())
        .map(Button::label)
        .toList();
  }
}

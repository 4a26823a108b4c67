package dev.aadsts.bot.answer;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.CHANNEL;
import static dev.aadsts.bot.testkit.People.CLEO;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.context.AnswerContext;
import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.chat.Addressing;
import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.IncomingMessage;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.settings.InMemorySettings;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HomeTest {
  private static final Conversation ELSEWHERE =
      new Conversation(Platform.SLACK, "T2", "C1", Optional.empty());

  private static final String IDS = "Correlation ID: 11111111-2222-3333-4444-555555555555";

  private final MutableClock clock = MutableClock.atNoon();
  private final AnswerContext around =
      AnswerContexts.of(new SettingsBook(new InMemorySettings(), Settings.DEFAULT, clock), clock);
  private final Desk desk = new Desk(Articles.kb(), around);
  private final Checklists checklists = desk.checklists();
  private final Answerer answerer = desk.answerer();

  @Test
  void isEmptyWhereNothingHasHappened() {
    assertThat(answerer.home(CHANNEL, ANA).mine()).isEmpty();
    assertThat(answerer.home(CHANNEL, ANA).recent()).isEmpty();
  }

  @Test
  void listsTheOpenChecklistsOfThePersonWithTheirThread() {
    checklists.start(THREAD, Plans.lockedOut(), ANA);
    checklists.start(CHANNEL.inThread("other"), Plans.expired(), BEN);

    assertThat(answerer.home(CHANNEL, ANA).mine())
        .singleElement()
        .satisfies(
            mine -> {
              assertThat(mine.title())
                  .isEqualTo("AADSTS50105 \u00b7 The badge does not open the door");
              assertThat(mine.standing()).isEqualTo("0 of 3 checked, started by Ana");
              assertThat(mine.link())
                  .contains(URI.create("https://chat.test/C1/1700000000.000100"));
            });
    assertThat(answerer.home(ELSEWHERE, ANA).mine()).isEmpty();
  }

  @Test
  void listsNoMoreThanAPageHolds() {
    for (int number = 0; number < 15; number++) {
      checklists.start(CHANNEL.inThread("t" + number), Plans.lockedOut(), ANA);
    }

    assertThat(answerer.home(CHANNEL, ANA).mine()).hasSize(Home.MOST);
  }

  @Test
  void countsTheCodesOfTheWorkspaceWithoutNamingAnybody() {
    ask("e1", "AADSTS50105 " + IDS);
    ask("e2", "AADSTS50105 " + IDS);
    ask("e3", "AADSTS50173 " + IDS);
    around.sightings().flush();

    assertThat(answerer.home(CHANNEL, ANA).recent())
        .containsExactly(
            new Home.Recent(
                Articles.LOCKED_OUT, Optional.of("The badge does not open the door"), 2),
            new Home.Recent(Articles.EXPIRED, Optional.of("The grant has expired"), 1));
    assertThat(answerer.home(ELSEWHERE, ANA).recent()).isEmpty();
  }

  @Test
  void countsNoCodeThatSomebodyMerelyLooksUp() {
    ask("e1", "50105");
    ask("e2", "AADSTS50105: not assigned to a role");
    around.sightings().flush();

    assertThat(answerer.home(CHANNEL, ANA).recent()).isEmpty();
  }

  private void ask(String event, String text) {
    answerer.answer(new IncomingMessage(event, THREAD, CLEO, text, Addressing.MENTION));
  }
}

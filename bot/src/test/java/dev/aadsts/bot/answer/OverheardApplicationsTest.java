package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.Outcomes.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.answer.context.AnswerContexts;
import dev.aadsts.bot.claim.CountedClaims;
import dev.aadsts.bot.claim.InMemoryClaims;
import dev.aadsts.bot.claim.RememberedClaims;
import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.settings.InMemorySettings;
import dev.aadsts.bot.settings.Setting;
import dev.aadsts.bot.settings.Settings;
import dev.aadsts.bot.settings.SettingsBook;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which application an answer unasked is for, and who is led there. */
final class OverheardApplicationsTest {
  private static final String PASTE = AnswererTest.PASTE;
  private static final String CRM =
      PASTE.replace("aaaaaaaa-", "ffffffff-").replace("(HR)", "(CRM)");
  private static final String CODE_ALONE = "AADSTS50105 here, too";

  private final MutableClock clock = MutableClock.atNoon();
  private final InMemoryClaims rows = new InMemoryClaims();
  private final AtomicInteger asked = new AtomicInteger();
  private final Desk desk =
      new Desk(
          Articles.kb(),
          AnswerContexts.of(
              new SettingsBook(
                  new InMemorySettings(), Settings.DEFAULT.with(Setting.AUTODETECT, "on"), clock),
              new RememberedClaims(new CountedClaims(rows, asked)),
              clock));

  @Test
  void answersTheSameCodeForAnotherApplication() {
    hear("e1", "1.1", PASTE);

    assertThat(said(hear("e2", "2.2", CRM)).root().summary()).contains("The badge");
    assertThat(said(hear("e3", "3.3", PASTE)).root().summary()).endsWith("/C1/1.1");
    clock.advance(Duration.ofMinutes(1));
    assertThat(said(hear("e4", "4.4", CRM)).root().summary()).endsWith("/C1/2.2");
  }

  @Test
  void leadsToTheAnswerForAFurtherApplicationThoughTheFirstHasRunOut() {
    hear("e1", "1.1", PASTE);
    clock.advance(Duration.ofMinutes(30));
    hear("e2", "2.2", CRM);
    clock.advance(Duration.ofMinutes(31));

    assertThat(said(hear("e3", "3.3", CRM)).root().summary()).endsWith("/C1/2.2");
    assertThat(said(hear("e4", "4.4", PASTE)).root().summary()).contains("The badge");
  }

  @Test
  void answersAFurtherApplicationAgainOnceThatHasRunOut() {
    hear("e1", "1.1", PASTE);
    hear("e2", "2.2", CRM);
    clock.advance(Duration.ofHours(1));

    assertThat(said(hear("e3", "3.3", CRM)).root().summary()).contains("The badge");
    assertThat(said(hear("e4", "4.4", "AADSTS50105")).root().summary()).endsWith("/C1/3.3");
    assertThat(said(hear("e5", "5.5", PASTE)).root().summary()).contains("The badge");
  }

  @Test
  void leadsWhoeverNamesNoApplicationToTheFirstAnswer() {
    hear("e1", "1.1", PASTE);
    hear("e2", "2.2", CRM);

    assertThat(said(hear("e3", "3.3", CODE_ALONE)).root().summary())
        .isEqualTo("AADSTS50105 was already answered here: https://chat.test/C1/1.1");
  }

  @Test
  void answersWhoeverNamesAnApplicationWhereNobodyHas() {
    hear("e1", "1.1", "AADSTS50105 again");

    assertThat(said(hear("e2", "2.2", PASTE)).root().summary()).contains("The badge");
    assertThat(said(hear("e3", "3.3", "AADSTS50105, too")).root().summary()).endsWith("/C1/1.1");
  }

  @Test
  void keepsOneClaimOfTheFirstAndOneOfEachFurtherApplication() {
    hear("e1", "1.1", PASTE);
    hear("e2", "2.2", CRM);

    assertThat(rows.deleteBefore(clock.instant().plus(Duration.ofHours(2)))).isEqualTo(2);
  }

  @Test
  void asksTheStoreOnceForAFirstAnswer() {
    hear("e1", "1.1", PASTE);

    assertThat(asked).hasValue(1);
  }

  @Test
  void asksTheStoreNothingForWhoeverComesLate() {
    List<String> pastes = List.of(PASTE, CRM, CODE_ALONE);
    for (int number = 0; number < 6; number++) { // An answer and a pointer for each.
      hear("e" + number, number + ".1", pastes.get(number % 3));
    }
    int first = asked.get();

    for (int number = 6; number < 60; number++) {
      assertThat(hear("e" + number, number + ".1", pastes.get(number % 3))).isEmpty();
    }

    assertThat(asked).hasValue(first);
  }

  private List<Effect> hear(String event, String thread, String text) {
    return desk.hear(event, thread, text);
  }
}

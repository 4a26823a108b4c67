package dev.aadsts.bot.answer;

import static dev.aadsts.bot.answer.Outcomes.told;
import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.reply.Effect;
import dev.aadsts.bot.reply.Intent;
import dev.aadsts.bot.reply.Press;
import dev.aadsts.bot.testkit.Articles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people say is wrong with an article, and what is kept of it. */
final class ReportingTest {
  private final Desk desk = new Desk(Articles.kb());

  @Test
  void keepsAReportAndThanks() {
    assertThat(told(desk.press("e1", ANA, new Intent.Report(Articles.LOCKED_OUT))))
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
    return desk.presses()
        .press(
            new Press(
                "e1", THREAD, ANA, new Intent.Report(Articles.LOCKED_OUT), Optional.of(words)));
  }
}

package dev.aadsts.bot.checklist;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.BEN;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.Checklist.Result;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Golden;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Plans;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CaseSummaryTest {
  private final MutableClock clock = MutableClock.atNoon();

  @Test
  void tellsWhatIsKnownAndWhatIsMissingBeforeAnythingWasChecked() throws IOException {
    var list = Checklist.start(THREAD, Plans.lockedOut(), ANA, clock.instant());

    Golden.assertMatches(CaseSummaryTest.class, "case-summary-fresh.txt", CaseSummary.of(list));
  }

  @Test
  void tellsWhoFoundWhatAndWhenAndWhatDidNotHelp() throws IOException {
    var list = started();

    list = after(list, new Command.Answer("badge", Verdict.CONFIRMED), ANA);
    list = after(list, new Command.Tick("badge", "ask"), BEN);
    list = after(list, new Command.NotSolved("badge"), BEN);
    list = after(list, new Command.Answer("moon", Verdict.SKIPPED), ANA);
    list = after(list, new Command.AddNote("The hinge squeaks"), BEN);

    Golden.assertMatches(CaseSummaryTest.class, "case-summary-open.txt", CaseSummary.of(list));
  }

  @Test
  void namesTheCauseThatWasFound() throws IOException {
    var list = started();

    list = after(list, new Command.Answer("badge", Verdict.RULED_OUT), ANA);
    list = after(list, new Command.Answer("moon", Verdict.CANNOT_TELL), ANA);
    list = after(list, new Command.Answer("door", Verdict.CONFIRMED), BEN);
    list = after(list, new Command.Tick("door", "mend"), BEN);
    list = after(list, new Command.Tick("door", "ask"), ANA);
    list = after(list, new Command.Solved("door"), BEN);

    Golden.assertMatches(CaseSummaryTest.class, "case-summary-solved.txt", CaseSummary.of(list));
  }

  @Test
  void saysHowItEndedOtherwise() {
    assertThat(CaseSummary.of(after(started(), new Command.Cancel(), ANA)))
        .contains("Outcome: cancelled (2026-11-20 12:01 UTC)");
    assertThat(CaseSummary.of(after(started(), new Command.Abandon(), ANA)))
        .contains("Outcome: left open (2026-11-20 12:02 UTC)");
    assertThat(
            CaseSummary.of(
                after(
                    Checklist.start(THREAD, Plans.expired(), ANA, clock.instant()),
                    new Command.Answer("old", Verdict.RULED_OUT),
                    ANA)))
        .contains("Outcome: none of the known causes (2026-11-20 12:03 UTC)");
  }

  // What a button remembers names no person, so neither does the plan that is made from it.
  private Checklist started() {
    var plan = Plans.of(Articles.lockedOut(), Plans.detailed().withoutPersonalData());
    return Checklist.start(THREAD, plan, ANA, clock.instant());
  }

  private Checklist after(Checklist list, Command command, Person by) {
    clock.advance(Duration.ofMinutes(1));
    return ((Result.Changed) list.apply(command, by, clock.instant())).checklist();
  }
}

package dev.aadsts.bot.reliability;

import static dev.aadsts.bot.testkit.People.ANA;
import static dev.aadsts.bot.testkit.People.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.checklist.CauseState;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Checklists;
import dev.aadsts.bot.checklist.Command;
import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.bot.checklist.Verdict;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.bot.testkit.Articles;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.bot.testkit.Postgres;
import dev.aadsts.bot.testkit.Together;
import dev.aadsts.kb.Cause;
import dev.aadsts.kb.Cause.Likelihood;
import dev.aadsts.kb.Check.Confirmation;
import dev.aadsts.kb.SignInError;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A checklist that everybody works on at once, through three processes on one PostgreSQL. */
final class ManyHandsTest {
  private static final int PEOPLE = 200;

  private final String url = Postgres.freshDatabase();
  private final List<Database> replicas =
      Stream.generate(() -> Database.postgres(url)).limit(3).toList();
  private final List<Checklists> checklists =
      replicas.stream()
          .map(replica -> new Checklists(new SqlChecklists(replica), Clock.systemUTC()))
          .toList();

  @AfterEach
  void close() {
    replicas.forEach(Database::close);
  }

  @Test
  void keepsTheTickOfEachOfTwoHundredPeople() throws Exception {
    Checklist list = checklists(0).start(THREAD, planOfManyCauses(), ANA).checklist();

    Together.call(
        PEOPLE,
        number ->
            checklists(number)
                .apply(
                    list.id(),
                    THREAD,
                    new Command.Answer("c" + number, Verdict.RULED_OUT),
                    new Person("U" + number, "p" + number),
                    "event " + number));

    Checklist last = checklists(1).find(list.id(), THREAD).orElseThrow();
    assertThat(last.changes()).hasSize(PEOPLE);
    assertThat(last.progress().causes().values()).hasSize(PEOPLE).noneMatch(CauseState::pending);
    assertThat(last.changes().stream().map(change -> change.by().id()).distinct()).hasSize(PEOPLE);
  }

  @Test
  void startsOneChecklistThoughTwoHundredPeopleStartIt() throws Exception {
    var started =
        Together.call(
            PEOPLE,
            number ->
                checklists(number)
                    .start(THREAD, Plans.lockedOut(), new Person("U" + number, "p" + number)));

    assertThat(started.stream().filter(Checklists.Started::isNew)).hasSize(1);
    assertThat(started.stream().map(one -> one.checklist().id()).distinct()).hasSize(1);
  }

  private Checklists checklists(int number) {
    return checklists.get(number % checklists.size());
  }

  private static Plan planOfManyCauses() {
    List<Cause> causes =
        IntStream.range(0, PEOPLE)
            .mapToObj(
                number ->
                    Articles.cause(
                        "c" + number, "Cause " + number, Likelihood.COMMON, Confirmation.YES))
            .toList();
    return Plans.of(
        Articles.article(Articles.LOCKED_OUT, "Many", causes),
        SignInError.ofCode(Articles.LOCKED_OUT));
  }
}

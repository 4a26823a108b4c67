package dev.aadsts.bot.teams;

import static dev.aadsts.bot.teams.TeamsWorld.ANA;
import static dev.aadsts.bot.teams.TeamsWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What conversations in Teams are told of their checklists unasked. */
final class TeamsNoticesTest extends TeamsFixture {
  private static final Duration A_DAY = Duration.ofHours(25);

  @Test
  void remindsTheThreadOnceThatNobodyHasTouchedItsChecklist() {
    started();

    world.remindAfter(Duration.ofHours(23));
    assertThat(world.connector.in(THREAD)).hasSize(3);
    world.remindAfter(A_DAY);
    world.remindAfter(A_DAY.multipliedBy(3));

    assertThat(world.connector.in(THREAD)).hasSize(4);
    assertThat(world.connector.in(THREAD).getLast().text())
        .contains("Still open: AADSTS50105", "Next: check", "Nobody has taken it on");
  }

  @Test
  void saysNothingWhereTheBotIsNoLonger() {
    started();
    world.forget(THREAD);

    world.remindAfter(A_DAY);

    assertThat(world.connector.in(THREAD)).hasSize(3);
  }

  private void started() {
    world.deliverAndAwait(world.mention(THREAD, ANA, "50105"), 2);
    world.press(world.connector.in(THREAD).getFirst(), ANA, "Start checklist");
    world.awaitMessages(3);
  }
}

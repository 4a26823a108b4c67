package dev.aadsts.bot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.People;
import dev.aadsts.bot.testkit.Plans;
import dev.aadsts.kb.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RememberedFindingsTest extends ChecklistStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Conversation HERE =
      new Conversation(Platform.SLACK, "T1", "C1", Optional.of("1.1"));

  private final MutableClock clock = new MutableClock(NOON);
  private final InMemoryChecklists others = new InMemoryChecklists();
  private final RememberedFindings remembered =
      new RememberedFindings(others, clock, Duration.ofMinutes(2));

  @Override
  protected ChecklistStore store() {
    return remembered;
  }

  @Test
  void learnsAfterAWhileWhatAnotherProcessHasStarted() {
    Checklist started = Checklist.start(HERE, Plans.lockedOut(), People.ANA, NOON);
    assertThat(remembered.openFor(HERE, started.plan().code())).isEmpty();
    others.open(started);
    assertThat(remembered.openFor(HERE, started.plan().code())).isEmpty();

    clock.advance(RememberedFindings.LIFE);

    assertThat(remembered.openFor(HERE, started.plan().code())).containsExactly(started);
  }

  @Test
  void knowsAtOnceWhatItHasStartedItself() {
    Checklist started = Checklist.start(HERE, Plans.lockedOut(), People.ANA, NOON);
    assertThat(remembered.openFor(HERE, started.plan().code())).isEmpty();

    remembered.open(started);

    assertThat(remembered.openFor(HERE, started.plan().code())).containsExactly(started);
  }

  @Test
  void asksOnceForAllCodesOfWhichThereWasNoChecklist() {
    var asked = new ArrayList<String>();
    var counting =
        new ForwardingChecklists(others) {
          @Override
          public Set<ErrorCode> codes(String workspace) {
            asked.add("codes");
            return super.codes(workspace);
          }

          @Override
          public List<Checklist> openFor(Conversation workspace, ErrorCode code) {
            asked.add("open for " + code);
            return super.openFor(workspace, code);
          }

          @Override
          public Map<String, Integer> confirmed(String workspace, ErrorCode code) {
            asked.add("confirmed for " + code);
            return super.confirmed(workspace, code);
          }
        };
    others.open(Checklist.start(HERE, Plans.lockedOut(), People.ANA, NOON));
    var findings = new RememberedFindings(counting, clock);

    for (int number = 50_001; number <= 50_105; number++) {
      var code = new ErrorCode(number);
      findings.confirmed("T1", code);
      findings.openFor(HERE, code);
    }

    assertThat(asked).containsExactly("codes", "confirmed for AADSTS50105", "open for AADSTS50105");
  }

  @Test
  void doesWithoutThemWhileTheStoreIsDown() {
    var broken =
        new ForwardingChecklists(others) {
          @Override
          public Set<ErrorCode> codes(String workspace) {
            return Set.of(Plans.lockedOut().code());
          }

          @Override
          public List<Checklist> openFor(Conversation workspace, ErrorCode code) {
            throw new IllegalStateException("The store is down");
          }

          @Override
          public Map<String, Integer> confirmed(String workspace, ErrorCode code) {
            throw new IllegalStateException("The store is down");
          }
        };
    var findings = new RememberedFindings(broken, clock);

    assertThat(findings.openFor(HERE, Plans.lockedOut().code())).isEmpty();
    assertThat(findings.confirmed("T1", Plans.lockedOut().code())).isEmpty();
  }

  @Test
  void doesNotMixWorkspacesUp() {
    Checklist started = Checklist.start(HERE, Plans.lockedOut(), People.ANA, NOON);
    remembered.open(started);
    assertThat(remembered.openFor(HERE, started.plan().code())).hasSize(1);

    var elsewhere = new Conversation(Platform.SLACK, "T2", "C1", Optional.empty());

    assertThat(remembered.openFor(elsewhere, started.plan().code())).isEmpty();
  }
}

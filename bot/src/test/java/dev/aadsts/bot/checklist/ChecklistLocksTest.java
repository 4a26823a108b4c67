package dev.aadsts.bot.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aadsts.bot.testkit.Together;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class ChecklistLocksTest {
  private static final ChecklistId ID = ChecklistId.random();

  private final ChecklistLocks locks = new ChecklistLocks();

  @Test
  void letsOnePersonAtATimeToAChecklist() throws Exception {
    var inside = new AtomicInteger();

    var seen =
        Together.call(
            200,
            number ->
                locks.inTurn(
                    ID,
                    () -> {
                      int together = inside.incrementAndGet();
                      // Long enough that somebody else would come in.
                      LockSupport.parkNanos(1);
                      inside.decrementAndGet();
                      return together;
                    }));

    assertThat(seen).hasSize(200).containsOnly(1);
  }

  @Test
  void letsTheNextInAfterAFailure() {
    assertThatThrownBy(
            () ->
                locks.inTurn(
                    ID,
                    () -> {
                      throw new IllegalStateException("store");
                    }))
        .hasMessage("store");

    assertThat(locks.inTurn(ID, () -> "served")).isEqualTo("served");
  }
}

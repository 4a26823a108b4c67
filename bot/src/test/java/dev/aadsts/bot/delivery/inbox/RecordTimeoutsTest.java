package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RecordTimeoutsTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final AtomicInteger hurries = new AtomicInteger();
  private final RecordTimeouts waiting = new RecordTimeouts(hurries::incrementAndGet);

  @AfterEach
  void close() {
    waiting.close();
  }

  @Test
  void tellsWhetherItWasNewOnceThatIsDurable() {
    var stored = new CompletableFuture<Boolean>();
    CompletableFuture<Boolean> answer = waiting.atMost(LONG, "e1", stored);
    assertThat(answer).isNotDone();

    stored.complete(true);

    assertThat(answer.join()).isTrue();
  }

  @Test
  void letsGoOfWhoeverWaitsTooLong() {
    CompletableFuture<Boolean> patient = waiting.atMost(LONG, "e1", new CompletableFuture<>());
    CompletableFuture<Boolean> answer = waiting.atMost(SHORT, "e2", new CompletableFuture<>());

    assertThatThrownBy(answer::join).hasCauseInstanceOf(NotRecordedException.class);
    assertThat(patient).isNotDone();
  }

  @Test
  void hurriesTheStoreForAsLongAsSomebodyWaits() {
    var stored = new CompletableFuture<Boolean>();
    CompletableFuture<Boolean> answer = waiting.atMost(LONG, "e1", stored);

    await().until(() -> hurries.get() > 1);

    stored.complete(true);
    assertThat(answer.join()).isTrue();
  }

  @Test
  void looksAgainAfterEverybodyHadGone() {
    assertThatThrownBy(waiting.atMost(SHORT, "e1", new CompletableFuture<>())::join)
        .hasCauseInstanceOf(NotRecordedException.class);

    assertThatThrownBy(waiting.atMost(SHORT, "e2", new CompletableFuture<>())::join)
        .hasCauseInstanceOf(NotRecordedException.class);
  }

  @Test
  void saysWhyTheStoreCannotBeUsed() {
    var broken = new IllegalStateException("the disk is full");
    CompletableFuture<Boolean> failed = CompletableFuture.failedFuture(broken);

    CompletableFuture<Boolean> answer =
        waiting.atMost(LONG, "e1", failed.thenApply(isNew -> isNew));

    assertThatThrownBy(answer::join)
        .cause()
        .isInstanceOf(NotRecordedException.class)
        .hasCause(broken);
  }
}

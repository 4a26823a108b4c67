package dev.aadsts.bot.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class NotRecordedExceptionTest {
  private final NotRecordedException notRecorded = new NotRecordedException("Too slow", null);

  @Test
  void isFoundBehindAFailureOfTheFirstStageAndOfThoseAfterIt() {
    var recording = CompletableFuture.<Boolean>failedFuture(notRecorded);

    assertThat(recording.exceptionally(this::isBehind).join()).isTrue();
    assertThat(recording.thenApply(isNew -> isNew).exceptionally(this::isBehind).join()).isTrue();
  }

  @Test
  void isNotMadeOfWhatNobodyExpects() {
    var unexpected = new IllegalStateException("A fault of ours");

    assertThatThrownBy(() -> NotRecordedException.behind(unexpected))
        .isInstanceOf(CompletionException.class)
        .hasCause(unexpected);
    assertThatThrownBy(
            () -> NotRecordedException.behind(new CompletionException("wrapped", unexpected)))
        .isInstanceOf(CompletionException.class)
        .hasCause(unexpected);
  }

  private boolean isBehind(Throwable failure) {
    return NotRecordedException.behind(failure) == notRecorded;
  }
}

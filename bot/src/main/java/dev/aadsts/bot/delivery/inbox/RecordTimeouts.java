package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.EventMark;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hurries the store where somebody waits for it, and lets go of those who would wait too long,
 * without a thread for each. Looks at all of them twenty times a second: to set and to clear an
 * alarm for each costs more than most of them wait. Sleeps where nobody waits. Safe for use by many
 * threads.
 */
final class RecordTimeouts implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean watched = new AtomicBoolean();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("inbox-patience").daemon().factory());

  private final Runnable hurry;

  /**
   * @param hurry called again and again while somebody waits
   */
  RecordTimeouts(Runnable hurry) {
    this.hurry = hurry;
  }

  private record Waiter(
      String eventId, CompletableFuture<Boolean> answer, Duration patience, long until) {

    /** Whether nobody waits any more. */
    boolean isOver() {
      if (answer.isDone()) {
        return true;
      }
      if (System.nanoTime() < until) {
        return false;
      }
      EventMark.put(eventId);
      try {
        answer.completeExceptionally(TimeLimiter.takesLonger(patience));
      } finally {
        EventMark.remove();
      }
      return true;
    }
  }

  /**
   * What is being stored, failed with a {@link NotRecordedException} where storing it fails or
   * takes longer than that.
   */
  CompletableFuture<Boolean> atMost(
      Duration patience, String eventId, CompletableFuture<Boolean> stored) {
    var answer = new CompletableFuture<Boolean>();
    var unused =
        stored.whenComplete(
            (isNew, failure) -> {
              if (failure == null) {
                answer.complete(isNew);
              } else if (!answer.isDone()) {
                answer.completeExceptionally(
                    TimeLimiter.unusable(NotRecordedException.cause(failure)));
              }
            });
    if (!answer.isDone()) {
      waiters.add(new Waiter(eventId, answer, patience, System.nanoTime() + patience.toNanos()));
      watch();
    }
    return answer;
  }

  private void watch() {
    if (watched.compareAndSet(false, true)) {
      ScheduledFuture<?> unused = watch.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    waiters.removeIf(Waiter::isOver);
    watched.set(false);
    if (!waiters.isEmpty()) {
      hurry.run();
      watch();
    }
  }

  @Override
  public void close() {
    watch.shutdown();
  }
}

package dev.aadsts.bot.delivery.inbox;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Waits for the store as long as a person or a platform waits for us, and no longer. What was begun
 * goes on in the background. Safe for use by many threads.
 */
public final class TimeLimiter {
  /** How long somebody who pressed or typed a command should wait for a word at most. */
  static final Duration FOR_A_PERSON = Duration.ofMillis(800);

  /** Slack hangs up after three seconds, and delivers the event again. */
  public static final Duration FOR_A_PLATFORM = Duration.ofMillis(2500);

  private static final Logger LOG = LoggerFactory.getLogger(TimeLimiter.class);
  // Each is a request that waits for the same store: with more than that, it is down.
  private static final int MOST_UNFINISHED = 1000;

  private final Semaphore unfinished = new Semaphore(MOST_UNFINISHED);
  private final Duration patience;

  /**
   * @param patience as {@link Inbox#patience} has it
   */
  public TimeLimiter(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does something with the store.
   *
   * @throws NotRecordedException if it fails, or takes longer
   */
  public <T> T with(Callable<T> work) throws NotRecordedException {
    if (!unfinished.tryAcquire()) {
      throw logged(
          new NotRecordedException("Too much waits for the store", new TimeoutException()));
    }
    var task = new FutureTask<>(work);
    var marks = MDC.getCopyOfContextMap();
    Thread.ofVirtual()
        .name("store")
        .start(
            () -> {
              if (marks != null) {
                MDC.setContextMap(marks);
              }
              try {
                task.run();
              } finally {
                unfinished.release();
              }
            });
    return await(task, patience);
  }

  /** Waits for something that is being done with the store. */
  static <T> T await(Future<T> task, Duration patience) throws NotRecordedException {
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw takesLonger(patience);
    } catch (ExecutionException e) {
      throw unusable(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw logged(new NotRecordedException("Stopped while waiting for the store", e));
    }
  }

  static NotRecordedException takesLonger(Duration patience) {
    return logged(
        new NotRecordedException(
            "The store takes longer than " + patience, new TimeoutException()));
  }

  static NotRecordedException unusable(@Nullable Throwable cause) {
    return logged(new NotRecordedException("The store cannot be used", cause));
  }

  private static NotRecordedException logged(NotRecordedException e) {
    if (e.getCause() instanceof TimeoutException) {
      // Where it waited tells nothing, and in a flood there are thousands of these.
      LOG.error("Incident {}: {}", e.incident(), e.getMessage());
    } else {
      LOG.error("Incident {}: {}", e.incident(), e.getMessage(), e.getCause());
    }
    return e;
  }
}

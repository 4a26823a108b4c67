package dev.aadsts.bot.connections;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.RealConnectionPool;

/**
 * Connections that wait for the next call. OkHttp keeps five by itself, and opens and closes all
 * others for each call. It looks whether a connection is still there when it has idled for ten
 * seconds, where Node closes it after five; and a message that meets a closed one has an unknown
 * end. Also, it wakes a thread after each call to see which have idled for too long, which is up to
 * a tenth of all that an answer costs; here that thread looks four times a second, and ends where
 * nothing idles.
 */
public final class IdleConnections {
  private static final Duration LONGEST = Duration.ofSeconds(4);
  private static final Duration LOOK = Duration.ofMillis(250);

  private IdleConnections() {}

  /**
   * A pool of its own.
   *
   * @param most how many may idle
   */
  public static ConnectionPool atMost(int most) {
    return atMost(most, LONGEST, LOOK);
  }

  static ConnectionPool atMost(int most, Duration longest, Duration look) {
    var runner = new TaskRunner(new NowAndThen(look));
    return new ConnectionPool(
        new RealConnectionPool(runner, most, longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Sees what is due when it looks, and is not told before. */
  private static final class NowAndThen implements TaskRunner.Backend {
    private final Duration look;
    private final ExecutorService threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().name("idle-connections").daemon().factory());

    NowAndThen(Duration look) {
      this.look = look;
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void execute(Runnable tasks) {
      threads.execute(tasks);
    }

    @Override
    public void coordinatorWait(TaskRunner runner, long nanos) {
      try {
        TimeUnit.NANOSECONDS.timedWait(runner, Math.min(nanos, look.toNanos()));
      } catch (InterruptedException e) { // Nobody does.
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void coordinatorNotify(TaskRunner runner) {
      // It looks soon enough.
    }

    @Override
    public void beforeTask(TaskRunner runner) {}
  }
}

package dev.aadsts.bot.reliability;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Kills a random process at random moments, and starts it again at once. */
final class Deaths {
  private final Replicas replicas;
  private final Duration every;
  private final int most;
  private final Random random;
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread reaper;
  private volatile @Nullable Throwable failure;

  Deaths(Replicas replicas, Load load) {
    this.replicas = replicas;
    this.every = load.killEvery();
    this.most = load.mostKills();
    this.random = new Random(load.seed());
    this.reaper = Thread.ofPlatform().name("deaths").start(this::reap);
  }

  /** Ends the killing, once what was killed last is ready again; returns how many were killed. */
  int end() throws InterruptedException {
    over.countDown();
    reaper.join();
    if (failure != null) {
      throw new AssertionError("A process did not come back", failure);
    }
    return count.get();
  }

  private void reap() {
    try {
      while (count.get() < most && !over.await(untilNext(), TimeUnit.MILLISECONDS)) {
        Replica victim = replicas.get(random.nextInt(replicas.count()));
        victim.kill();
        count.incrementAndGet();
        victim.launch().ready();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  // Half to one and a half times as long.
  private long untilNext() {
    return Math.round(every.toMillis() * (0.5 + random.nextDouble()));
  }
}

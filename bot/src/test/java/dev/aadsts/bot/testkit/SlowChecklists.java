package dev.aadsts.bot.testkit;

import dev.aadsts.bot.checklist.ChecklistStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A store of checklists that takes as long as a test says. Safe for use by many threads. */
public final class SlowChecklists {
  private final AtomicInteger waiting = new AtomicInteger();
  private final ChecklistStore slow;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /**
   * @param store is asked after the wait
   */
  public SlowChecklists(ChecklistStore store) {
    this.slow =
        (ChecklistStore)
            Proxy.newProxyInstance(
                ChecklistStore.class.getClassLoader(),
                new Class<?>[] {ChecklistStore.class},
                (proxy, method, arguments) -> {
                  waiting.incrementAndGet();
                  gate.await();
                  waiting.decrementAndGet();
                  try {
                    return method.invoke(store, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getTargetException();
                  }
                });
  }

  /** The same store, slow. */
  public ChecklistStore store() {
    return slow;
  }

  /** No call comes back until the returned latch is counted down. */
  public CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** How many calls wait. */
  public int waiting() {
    return waiting.get();
  }
}

package dev.aadsts.bot.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same thing in many threads at once. */
public final class Together {
  private Together() {}

  /** Something to do in one of the threads. */
  @FunctionalInterface
  public interface Task<T> {
    T call(int number) throws Exception;
  }

  /** Runs the task in so many virtual threads, all let go at the same moment; their results. */
  public static <T> List<T> call(int threads, Task<T> task) throws Exception {
    var go = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int number = 0; number < threads; number++) {
        futures.add(executor.submit(waiting(go, task, number)));
      }
      go.countDown();
      var results = new ArrayList<T>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static <T> Callable<T> waiting(CountDownLatch go, Task<T> task, int number) {
    return () -> {
      go.await();
      return task.call(number);
    };
  }
}

package dev.aadsts.bot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something that a thread of its own makes while whoever needs it does something else. A start has
 * two things to do that take long and need nothing of each other.
 */
final class BackgroundTask<T> {
  private final CompletableFuture<T> made = new CompletableFuture<>();

  private BackgroundTask() {}

  /** Begins to make it. */
  static <T> BackgroundTask<T> make(String name, Supplier<T> work) {
    var task = new BackgroundTask<T>();
    Thread.ofPlatform().name(name).daemon().start(() -> task.finish(work));
    return task;
  }

  /** Waits until it is made, and throws what making it threw. */
  T get() {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private void finish(Supplier<T> work) {
    try {
      made.complete(work.get());
    } catch (RuntimeException | Error e) { // Whoever waits gets it.
      made.completeExceptionally(e);
    }
  }
}

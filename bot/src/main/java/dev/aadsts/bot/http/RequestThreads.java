package dev.aadsts.bot.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that requests run on.
 *
 * @param usual a virtual one for each, which may wait for whatever it wants
 * @param prompt a few of their own, for what a platform wants acknowledged: virtual threads take
 *     turns in the order in which they come, and in a storm hundreds of answers that are being
 *     drawn would come first
 */
record RequestThreads(ExecutorService usual, ExecutorService prompt) implements AutoCloseable {
  static RequestThreads open() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    var prompt =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("http-prompt-", 0).daemon().factory());
    prompt.allowCoreThreadTimeOut(true);
    return new RequestThreads(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()), prompt);
  }

  @Override
  public void close() {
    usual.shutdownNow();
    prompt.shutdownNow();
  }
}

package dev.aadsts.bot.slack.api;

import com.slack.api.util.thread.ExecutorServiceProvider;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Virtual threads for the SDK, which else keeps ten platform threads for each of its pools. */
public final class VirtualThreads implements ExecutorServiceProvider {
  @Override
  public ExecutorService createThreadPoolExecutor(String name, int size) {
    return Executors.newThreadPerTaskExecutor(factory(name));
  }

  @Override
  public ScheduledExecutorService createThreadScheduledExecutor(String name) {
    return Executors.newSingleThreadScheduledExecutor(factory(name));
  }

  private static ThreadFactory factory(String name) {
    return Thread.ofVirtual().name(name + "-", 0).factory();
  }
}

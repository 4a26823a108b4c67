package dev.aadsts.bench;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.rehearsal.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * How much memory the shipped bot (or the command in the arguments) has after its start, after
 * 1,500 commands at 100 a second, and after 1,500 posts at 60. For the container's flags set what
 * its {@code Dockerfile} sets.
 */
public final class MemoryBenchmark {
  private final AtomicReference<Consumer<HttpRequest>> listener =
      new AtomicReference<>(message -> {});
  private final Platforms platforms = Platforms.start(message -> listener.get().accept(message));
  private static final Duration IDLE = Duration.ofSeconds(40);

  private final AtomicInteger numbers = new AtomicInteger();

  private MemoryBenchmark() {}

  /** Measures, and prints what came out. */
  public static void main(String[] args) throws Exception {
    Files.createDirectories(Path.of("target"));
    var benchmark = new MemoryBenchmark();
    try {
      benchmark.run(args.length == 0 ? List.of("./aadsts", "serve") : List.of(args));
    } finally {
      benchmark.platforms.close();
    }
  }

  private void run(List<String> command) throws Exception {
    Job slash = Job.slash(platforms);
    try (BotProcess bot = BotProcess.start(command, settings())) {
      bot.awaitAnswer(() -> slash.make().apply(numbers.incrementAndGet()));
      print("start", bot);
      Latencies commands = load(Duration.ofSeconds(15)).atRate(List.of(bot), slash, 100);
      print(commands.count() + " commands", bot);
      Latencies posts = load(Duration.ofSeconds(25)).atRate(List.of(bot), Job.event(platforms), 60);
      print(posts.count() + " posts", bot);
      // What was begun for them has an end: compiling, writing back what was logged.
      Thread.sleep(Duration.ofSeconds(30));
      double before = bot.cpuSeconds();
      Thread.sleep(IDLE);
      System.out.printf(
          Locale.ROOT,
          "half a minute later  %.1f ms of CPU a second%n",
          (bot.cpuSeconds() - before) * 1000 / IDLE.toSeconds());
    }
  }

  private Load load(Duration phase) {
    return new Load(listener, numbers, phase);
  }

  private static void print(String after, BotProcess bot) {
    System.out.printf(
        Locale.ROOT,
        "after %-14s %d MB, %d at most%n",
        after,
        bot.residentMegabytes(),
        bot.mostMegabytes());
  }

  private Map<String, String> settings() throws IOException {
    return BotProcess.unpaced(platforms, Files.createTempDirectory(Path.of("target"), "memory"));
  }
}

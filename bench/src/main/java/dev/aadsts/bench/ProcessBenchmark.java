package dev.aadsts.bench;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.rehearsal.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Starts the shipped bot against platforms on loopback, and measures what people and machines feel
 * of it. {@code BENCH_SECONDS} says how long each phase lasts (5), {@code DATABASE_URL} where it
 * stores (SQLite in {@code target}), and the arguments how it is started ({@code ./aadsts serve}).
 */
public final class ProcessBenchmark {
  private static final int STARTS = 5;
  private static final Duration PHASE =
      Duration.ofSeconds(Integer.parseInt(System.getenv().getOrDefault("BENCH_SECONDS", "5")));

  // Who is told of the bot's messages, while a job is measured.
  private final AtomicReference<Consumer<HttpRequest>> listener =
      new AtomicReference<>(message -> {});
  private final Platforms platforms = Platforms.start(message -> listener.get().accept(message));
  private final List<String> command;
  private final Load load = new Load(listener, new AtomicInteger(), PHASE);

  private ProcessBenchmark(List<String> command) {
    this.command = command;
  }

  /** Measures, and prints a table. */
  public static void main(String[] args) throws Exception {
    Files.createDirectories(Path.of("target"));
    var benchmark =
        new ProcessBenchmark(args.length == 0 ? List.of("./aadsts", "serve") : List.of(args));
    try {
      benchmark.run();
    } finally {
      benchmark.platforms.close();
    }
  }

  private void run() throws Exception {
    var starts = new ArrayList<Double>();
    for (int i = 0; i < STARTS; i++) {
      try (BotProcess bot = start(starts)) {
        bot.checkAlive();
      }
    }
    starts.sort(null);
    line("start to first answer", "%.0f ms (median of %d)", starts.get(STARTS / 2), STARTS);
    try (BotProcess bot = start(new ArrayList<>())) {
      line("memory after start", "%d MB", bot.residentMegabytes());
      for (Job job : List.of(Job.slash(platforms), Job.event(platforms), Job.teams(platforms))) {
        measure(bot, job);
      }
      double before = bot.cpuSeconds();
      Thread.sleep(PHASE.multipliedBy(2));
      line(
          "right after",
          "%.1f ms of CPU a second",
          (bot.cpuSeconds() - before) * 1000 / PHASE.multipliedBy(2).toSeconds());
      line("memory at the end", "%d MB", bot.residentMegabytes());
    }
  }

  private BotProcess start(List<Double> starts) throws Exception {
    long began = System.nanoTime();
    BotProcess bot = BotProcess.start(command, settings());
    Job slash = Job.slash(platforms);
    while (true) {
      bot.checkAlive();
      try (var wire = new Wire(bot.port())) {
        if (wire.send(slash.make().apply(load.next())).contains("50105")) {
          starts.add((System.nanoTime() - began) / 1e6);
          return bot;
        }
      } catch (IOException e) {
        Thread.sleep(1); // Not yet.
      }
    }
  }

  private void measure(BotProcess bot, Job job) throws Exception {
    load.saturate(List.of(bot), job); // Unrecorded: a JVM compiles what it does often.
    double before = bot.cpuSeconds();
    int done = load.saturate(List.of(bot), job);
    double perTenThousand = (bot.cpuSeconds() - before) / done * 10_000;
    line(
        job.name(),
        "%.0f/s, %.2f CPU-s for 10,000",
        done / (double) PHASE.toSeconds(),
        perTenThousand);
    Latencies latencies = load.atRate(List.of(bot), job, 100);
    line(
        job.name() + " at 100/s",
        "p50 %.1f ms, p99 %.1f ms",
        latencies.millis(0.5),
        latencies.millis(0.99));
    line(job.name() + ", memory", "%d MB", bot.residentMegabytes());
  }

  private Map<String, String> settings() throws IOException {
    return BotProcess.unpaced(platforms, Files.createTempDirectory(Path.of("target"), "bench"));
  }

  private static void line(String what, String format, Object... values) {
    System.out.printf(Locale.ROOT, "%-28s " + format + "%n", prepend(what, values));
  }

  private static Object[] prepend(String what, Object[] values) {
    var all = new ArrayList<Object>();
    all.add(what);
    all.addAll(List.of(values));
    return all.toArray();
  }
}

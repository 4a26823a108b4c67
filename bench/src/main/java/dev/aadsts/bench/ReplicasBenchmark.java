package dev.aadsts.bench;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.rehearsal.Platforms;
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
 * Does an answer cost more where several bots share a database? Starts one, two and three of the
 * shipped bot on the PostgreSQL of {@code DATABASE_URL}, and sends each message to another. {@code
 * BENCH_SECONDS} says how long each phase lasts (5), and the arguments how a bot is started ({@code
 * ./aadsts serve}). What the database takes is not in the CPU that is shown.
 */
public final class ReplicasBenchmark {
  private static final int MOST = 3;
  private static final int WORKSPACES = 10;
  // All of them compile on the same processor.
  private static final int WARMING = 3;
  private static final Duration PHASE =
      Duration.ofSeconds(Integer.parseInt(System.getenv().getOrDefault("BENCH_SECONDS", "5")));

  private ReplicasBenchmark() {}

  /** Measures, and prints a table. */
  public static void main(String[] args) throws Exception {
    String url = System.getenv("DATABASE_URL");
    if (url == null || url.isBlank()) {
      System.err.println("Set DATABASE_URL to a PostgreSQL that may be filled.");
      System.exit(2);
    }
    List<String> command = args.length == 0 ? List.of("./aadsts", "serve") : List.of(args);
    var listener = new AtomicReference<Consumer<HttpRequest>>(message -> {});
    try (Platforms platforms = Platforms.start(message -> listener.get().accept(message))) {
      var load = new Load(listener, new AtomicInteger(), PHASE);
      for (int replicas = 1; replicas <= MOST; replicas++) {
        measure(replicas, command, platforms, load);
      }
    }
  }

  private static void measure(int replicas, List<String> command, Platforms platforms, Load load)
      throws Exception {
    Files.createDirectories(Path.of("target"));
    var bots = new ArrayList<BotProcess>();
    try {
      for (int number = 0; number < replicas; number++) {
        Path folder = Files.createTempDirectory(Path.of("target"), "replica");
        Map<String, String> settings = BotProcess.unpaced(platforms, folder);
        BotProcess bot = BotProcess.start(command, settings);
        bots.add(bot);
        bot.awaitAnswer(() -> Job.slash(platforms).make().apply(load.next()));
      }
      Job job = Job.event(platforms, WORKSPACES);
      for (int round = 0; round < WARMING * replicas; round++) {
        int unrecorded = load.saturate(bots, job);
      }
      double before = cpuSeconds(bots);
      int done = load.saturate(bots, job);
      double cpu = (cpuSeconds(bots) - before) / done * 10_000;
      Latencies latencies = load.atRate(bots, job, 100);
      System.out.printf(
          Locale.ROOT,
          "%d replicas: %,.0f a second, %.2f CPU-s for 10,000, p50 %.1f ms, p99 %.1f ms%n",
          replicas,
          done / (double) PHASE.toSeconds(),
          cpu,
          latencies.millis(0.5),
          latencies.millis(0.99));
    } finally {
      bots.forEach(BotProcess::close);
    }
  }

  private static double cpuSeconds(List<BotProcess> bots) {
    return bots.stream().mapToDouble(BotProcess::cpuSeconds).sum();
  }
}

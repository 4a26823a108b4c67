package dev.aadsts.bench;

import dev.aadsts.bot.chat.Conversation;
import dev.aadsts.bot.chat.Person;
import dev.aadsts.bot.chat.Platform;
import dev.aadsts.bot.checklist.Checklist;
import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.rehearsal.Platforms;
import dev.aadsts.bot.rehearsal.SlackRequests;
import dev.aadsts.bot.store.Database;
import dev.aadsts.bot.store.SqlChecklists;
import dev.aadsts.kb.KnowledgeBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Does an answer cost more where more checklists are open in the workspace, or where there are more
 * workspaces? Starts the shipped bot on SQLite for each size. {@code BENCH_SECONDS} says how long
 * each phase lasts (5), and the arguments how it is started ({@code ./aadsts serve}).
 */
public final class GrowthBenchmark {
  private static final List<Integer> CHECKLISTS = List.of(1, 100, 1_000, 10_000);
  private static final List<Integer> WORKSPACES = List.of(1, 10, 100, 1_000);
  private static final int CHANNELS = 500;
  private static final Duration PHASE =
      Duration.ofSeconds(Integer.parseInt(System.getenv().getOrDefault("BENCH_SECONDS", "5")));

  private final AtomicReference<Consumer<HttpRequest>> listener =
      new AtomicReference<>(message -> {});
  private final Platforms platforms = Platforms.start(message -> listener.get().accept(message));
  private final Load load = new Load(listener, new AtomicInteger(), PHASE);
  private final List<String> command;

  private GrowthBenchmark(List<String> command) {
    this.command = command;
  }

  /** Measures, and prints a table. */
  public static void main(String[] args) throws Exception {
    Files.createDirectories(Path.of("target"));
    var benchmark =
        new GrowthBenchmark(args.length == 0 ? List.of("./aadsts", "serve") : List.of(args));
    try {
      for (int checklists : CHECKLISTS) {
        benchmark.measure(checklists, 1);
      }
      for (int workspaces : WORKSPACES) {
        benchmark.measure(1, workspaces);
      }
    } finally {
      benchmark.platforms.close();
    }
  }

  private void measure(int checklists, int workspaces) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "growth");
    fill(folder, checklists);
    Job job = Job.event(platforms, workspaces);
    try (BotProcess bot = BotProcess.start(command, BotProcess.unpaced(platforms, folder))) {
      bot.awaitAnswer(() -> Job.slash(platforms).make().apply(load.next()));
      int unrecorded = load.saturate(List.of(bot), job); // A JVM compiles what it does often.
      double before = bot.cpuSeconds();
      int done = load.saturate(List.of(bot), job);
      double cpu = (bot.cpuSeconds() - before) / done * 10_000;
      Latencies latencies = load.atRate(List.of(bot), job, 100);
      System.out.printf(
          Locale.ROOT,
          "%,6d open checklists, %,5d workspaces: %.2f CPU-s for 10,000 (after %d), p50 %.1f ms,"
              + " p99 %.1f ms, %d MB%n",
          checklists,
          workspaces,
          cpu,
          unrecorded,
          latencies.millis(0.5),
          latencies.millis(0.99),
          bot.residentMegabytes());
    }
  }

  // Each in a thread of its own; of all codes that have something to check.
  private static void fill(Path folder, int checklists) {
    List<Plan> plans =
        KnowledgeBase.bundled().articles().stream()
            .map(article -> KnowledgeBase.bundled().diagnose(article.code().toString()))
            .flatMap(diagnosis -> Plan.of(diagnosis).stream())
            .limit(50)
            .toList();
    try (Database database = Database.sqlite(folder)) {
      var store = new SqlChecklists(database);
      for (int number = 0; number < checklists; number++) {
        var place =
            new Conversation(
                Platform.SLACK,
                SlackRequests.WORKSPACE,
                "C0HELP" + number % CHANNELS,
                Optional.of("1600000000.%06d".formatted(number)));
        Plan plan = plans.get(number % plans.size());
        Checklist unused =
            store.open(
                Checklist.start(
                    place, plan, new Person("U0ANA", "ana"), Instant.now().minusSeconds(60)));
      }
    }
  }
}

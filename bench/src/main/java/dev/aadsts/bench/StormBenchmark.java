package dev.aadsts.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.rehearsal.Platforms;
import dev.aadsts.bot.rehearsal.SlackRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sign-in that breaks: everybody pastes the same error into fifty channels, a thousand times a
 * second, while Slack takes one message a second in each. Starts the shipped bot (or the command in
 * the arguments) with autodetect on and prints how long acknowledgements took, how many messages it
 * posted, and how much memory it had at most. What comes before, at a third of the rate, is printed
 * too: it warms the bot, and the sender, whose own first steps would count as the bot's delay.
 */
public final class StormBenchmark {
  private static final int BEFORE = 3_000;
  private static final int STORM = 10_000;
  private static final int SECONDS = 10;
  private static final int CHANNELS = 50;
  private static final int CONNECTIONS = 64;
  private static final String OTHER_ERROR =
      "AADSTS65001: The user or administrator has not consented to use the application."
          + " Trace ID: 00000000-0000-0000-0000-%012d";
  private static final String ERROR =
      "nobody can sign in: AADSTS50105: The signed in user is not assigned to a role for the"
          + " application. Trace ID: 00000000-0000-0000-0000-%012d";
  private static final Pattern CHANNEL = Pattern.compile("C0HELP\\d+");

  private final Map<String, Integer> posted = new ConcurrentHashMap<>();
  private final Platforms platforms = Platforms.start(this::count);
  private final SlackRequests slack = new SlackRequests(platforms.address());
  private final AtomicInteger numbers = new AtomicInteger();

  private StormBenchmark() {}

  /** Measures, and prints what came out. */
  public static void main(String[] args) throws Exception {
    Files.createDirectories(Path.of("target"));
    var benchmark = new StormBenchmark();
    try {
      benchmark.run(args.length == 0 ? List.of("./aadsts", "serve") : List.of(args));
    } finally {
      benchmark.platforms.close();
    }
  }

  private void run(List<String> command) throws Exception {
    try (BotProcess bot = BotProcess.start(command, settings())) {
      bot.awaitAnswer(() -> slack.command("private 50105", numbers.incrementAndGet()));
      print("before", send(bot, BEFORE, OTHER_ERROR));
      Thread.sleep(5_000);
      posted.clear();
      print("storm", send(bot, STORM, ERROR));
      Thread.sleep(5_000);
      System.out.printf(
          Locale.ROOT,
          "storm  %d messages posted, to %d of %d channels; %d MB at most%n",
          posted.values().stream().mapToInt(Integer::intValue).sum(),
          posted.size(),
          CHANNELS,
          bot.mostMegabytes());
    }
  }

  /**
   * Sends so many within the time, however long answers take: a delay counts from when it was due.
   */
  private Latencies send(BotProcess bot, int count, String paste) throws InterruptedException {
    var latencies = new Latencies(count);
    var next = new AtomicInteger();
    long begin = System.nanoTime();
    long apart = SECONDS * 1_000_000_000L / count;
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(Thread.ofPlatform().start(() -> send(bot, paste, next, begin, apart, latencies)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return latencies;
  }

  private void send(
      BotProcess bot,
      String paste,
      AtomicInteger next,
      long begin,
      long apart,
      Latencies latencies) {
    try (var wire = new Wire(bot.port())) {
      for (int at = next.getAndIncrement(); at < latencies.most(); at = next.getAndIncrement()) {
        long due = begin + at * apart;
        LockSupport.parkNanos(due - System.nanoTime());
        latencies.begin(at, due);
        int number = numbers.incrementAndGet();
        String unused = wire.send(slack.post(paste.formatted(number), number, CHANNELS));
        latencies.end(at);
      }
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  private void count(HttpRequest message) {
    Matcher channel = CHANNEL.matcher(new String(message.body(), UTF_8));
    posted.merge(channel.find() ? channel.group() : "", 1, Integer::sum);
  }

  private static void print(String what, Latencies latencies) {
    System.out.printf(
        Locale.ROOT,
        "%-6s %d of %d acknowledged, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        what,
        latencies.count(),
        latencies.most(),
        latencies.millis(0.5),
        latencies.millis(0.99),
        latencies.millis(1));
  }

  private Map<String, String> settings() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "storm");
    Map<String, String> settings = BotProcess.settings(platforms, folder);
    settings.put("AADSTS_AUTODETECT", "on");
    return settings;
  }
}

package dev.aadsts.bot.reliability;

import static org.awaitility.Awaitility.await;

import dev.aadsts.bot.reliability.SlackSender.Delivery;
import dev.aadsts.bot.reliability.SlackWorkspace.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks many questions while processes die, waits until all is said, and counts. For one thread. */
final class Run {
  /** After the last kill, the others must notice, which takes 20 seconds, and catch up. */
  private static final Duration CATCH_UP = Duration.ofMinutes(10);

  // Nothing said for so long: nothing more will be. Longer than a dead process goes unnoticed, and
  // than the longest wait between two attempts of the first four.
  private static final Duration QUIET = Duration.ofSeconds(60);

  private final Load load;
  private final SlackWorkspace slack;
  private final Replicas replicas;
  private final SlackSender sender;
  private final List<Question> questions;
  private final long[] askedAt;

  private Run(Load load, SlackWorkspace slack, Replicas replicas) {
    this.load = load;
    this.slack = slack;
    this.replicas = replicas;
    this.sender = new SlackSender(replicas::next);
    this.questions = IntStream.range(0, load.events()).mapToObj(Question::number).toList();
    this.askedAt = new long[load.events()];
  }

  /**
   * Runs.
   *
   * @param store the settings that name the database
   * @param logs a folder for what the processes print
   */
  static Outcome of(Load load, Map<String, String> store, Path logs) throws Exception {
    try (var slack = new SlackWorkspace(new Storm(load.slackDelay(), load.slackFaults()))) {
      var environment = new HashMap<>(Replica.settings(slack));
      environment.putAll(store);
      try (var replicas = Replicas.start(load.replicas(), environment, logs)) {
        return new Run(load, slack, replicas).run();
      }
    }
  }

  private Outcome run() throws Exception {
    long begun = System.nanoTime();
    var deaths = new Deaths(replicas, load);
    List<Delivery> deliveries = ask();
    // Killing goes on while there is work, and ends so that it can end.
    awaitAnswered(load.events() * 99L / 100);
    int kills = deaths.end();
    awaitAnswered(load.events());
    checkCalls();
    return outcome(deliveries, kills, Duration.ofNanos(System.nanoTime() - begun));
  }

  private List<Delivery> ask() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var deliveries = new ArrayList<Future<Delivery>>();
      long start = System.nanoTime();
      for (int number = 0; number < load.events(); number++) {
        LockSupport.parkNanos(start + number * 1_000_000_000L / load.rate() - System.nanoTime());
        Question question = questions.get(number);
        slack.wrote(question.channel(), question.ts());
        askedAt[number] = System.nanoTime();
        for (int copy = 0; copy < copies(number); copy++) {
          deliveries.add(threads.submit(() -> sender.deliver(SlackSender.JSON, question.body())));
        }
      }
      var ended = new ArrayList<Delivery>();
      for (Future<Delivery> delivery : deliveries) {
        ended.add(delivery.get());
      }
      return ended;
    }
  }

  private int copies(int number) {
    return load.twice() > 0 && number % Math.round(1 / load.twice()) == 0 ? 2 : 1;
  }

  private void awaitAnswered(long enough) {
    var quiet = new Quiet();
    await()
        .atMost(CATCH_UP)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> settled() >= enough || quiet.forLongerThan(QUIET));
  }

  private final class Quiet {
    private int count = -1;
    private long since;

    boolean forLongerThan(Duration limit) {
      if (slack.count() != count) {
        count = slack.count();
        since = System.nanoTime();
      }
      return System.nanoTime() - since > limit.toNanos();
    }
  }

  private long settled() {
    Map<String, Integer> wholes = wholes();
    return questions.stream().filter(question -> fate(question, wholes) != Fate.LOST).count();
  }

  // What a whole answer is, the many show that were not disturbed.
  private Map<String, Integer> wholes() {
    var wholes = new HashMap<String, Integer>();
    for (Question question : questions) {
      Set<String> looks = new HashSet<>();
      slack.posts(question.place()).stream()
          .filter(post -> !Fate.isApology(post))
          .map(Fate::look)
          .forEach(looks::add);
      wholes.merge(question.kind(), Math.max(1, looks.size()), Math::max);
    }
    return wholes;
  }

  private Fate fate(Question question, Map<String, Integer> wholes) {
    return Fate.of(
        slack.posts(question.place()),
        slack.posts("/" + question.user()),
        wholes.getOrDefault(question.kind(), 1));
  }

  // Nobody asked for anything that Slack refuses, besides reading a channel.
  private void checkCalls() {
    List<String> refused =
        slack.refused().stream().filter(code -> !code.equals("missing_scope")).toList();
    if (!refused.isEmpty()) {
      throw new AssertionError("Slack refused " + refused);
    }
  }

  private Outcome outcome(List<Delivery> deliveries, int kills, Duration took) {
    Map<String, Integer> wholes = wholes();
    var fates = new EnumMap<Fate, Integer>(Fate.class);
    var answered = new ArrayList<Duration>();
    int needless = 0;
    for (int number = 0; number < questions.size(); number++) {
      Fate fate = fate(questions.get(number), wholes);
      fates.merge(fate, 1, Integer::sum);
      if (fate == Fate.ANSWERED) {
        needless += slack.posts("/" + questions.get(number).user()).isEmpty() ? 0 : 1;
        List<Post> posts = slack.posts(questions.get(number).place());
        answered.add(Duration.ofNanos(posts.getLast().at() - askedAt[number]));
      }
    }
    int attempts = deliveries.stream().mapToInt(Delivery::attempts).sum();
    return new Outcome(
        load,
        fates,
        sorted(sender.whileAlive().stream()),
        sorted(
            deliveries.stream()
                .filter(Delivery::acknowledged)
                .filter(one -> one.attempts() > 1)
                .map(Delivery::inAll)),
        sorted(answered.stream()),
        Math.toIntExact(deliveries.stream().filter(one -> !one.acknowledged()).count()),
        attempts - load.events(),
        needless,
        kills,
        slack.count(),
        took);
  }

  private static List<Duration> sorted(Stream<Duration> durations) {
    return durations.sorted().toList();
  }
}

package dev.aadsts.bench;

import dev.aadsts.bot.http.HttpRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends one job after the other, as fast as they are answered or at a rate.
 *
 * @param listener told of the bot's messages; set while a job is measured
 * @param phase how long each measurement takes
 */
record Load(
    AtomicReference<Consumer<HttpRequest>> listener, AtomicInteger numbers, Duration phase) {
  static final int MOST = 900_000;

  private static final int CONNECTIONS = 32;

  /**
   * Each connection, to these bots in turn, sends again when it has its answer; returns how many
   * were answered.
   */
  int saturate(List<BotProcess> bots, Job job) throws Exception {
    var answered = new AtomicInteger();
    var open = new AtomicInteger();
    var latencies = new Latencies(MOST); // An answer has several messages; the first counts.
    listener.set(
        message -> {
          if (latencies.end(job.answered(message))) {
            answered.incrementAndGet();
            open.decrementAndGet();
          }
        });
    long end = System.nanoTime() + phase.toNanos();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < CONNECTIONS; i++) {
      BotProcess bot = bots.get(i % bots.size());
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (var wire = new Wire(bot.port())) {
                      while (System.nanoTime() < end) {
                        if (open.get() >= CONNECTIONS) {
                          Thread.sleep(1); // No more questions in work than that.
                          continue;
                        }
                        if (job.repliesLater()) {
                          int number = next();
                          latencies.begin(number);
                          open.incrementAndGet();
                          wire.send(job.make().apply(number));
                        } else {
                          wire.send(job.make().apply(next()));
                          answered.incrementAndGet();
                        }
                      }
                    } catch (IOException e) {
                      System.err.println(e);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return answered.get();
  }

  /** That many a second over one connection to each bot, in turn. */
  Latencies atRate(List<BotProcess> bots, Job job, int rate) throws Exception {
    var latencies = new Latencies(MOST);
    listener.set(message -> latencies.end(job.answered(message)));
    var wires = new ArrayList<Wire>();
    try {
      for (BotProcess bot : bots) {
        wires.add(new Wire(bot.port()));
      }
      long begin = System.nanoTime();
      for (int i = 0; i < phase.toSeconds() * rate; i++) {
        long due = begin + i * 1_000_000_000L / rate;
        while (System.nanoTime() < due) {
          Thread.sleep(Duration.ofNanos(Math.max(1, due - System.nanoTime())));
        }
        int number = next();
        latencies.begin(number);
        wires.get(i % wires.size()).send(job.make().apply(number));
        if (!job.repliesLater()) {
          latencies.end(number);
        }
      }
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
    Thread.sleep(1_000);
    return latencies;
  }

  int next() {
    return numbers.incrementAndGet() % MOST;
  }
}

package dev.aadsts.bot.reliability;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Several processes on one database, behind a balancer that knows nothing: each request goes to the
 * next one, whether it lives or not.
 */
final class Replicas implements AutoCloseable {
  private final List<Replica> all;
  private final AtomicInteger next = new AtomicInteger();

  private Replicas(List<Replica> all) {
    this.all = all;
  }

  /** Starts them and waits until all are ready. */
  static Replicas start(int count, Map<String, String> environment, Path logs) {
    List<Replica> all =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                number -> new Replica(environment, logs.resolve("replica-" + number + ".log")))
            .toList();
    var replicas = new Replicas(all);
    // The first alone: it makes the tables.
    all.getFirst().launch().ready();
    all.stream().skip(1).forEach(Replica::launch);
    all.forEach(Replica::ready);
    return replicas;
  }

  Replica get(int number) {
    return all.get(number);
  }

  int count() {
    return all.size();
  }

  /** Where the next request goes. */
  Replica next() {
    return all.get(Math.floorMod(next.getAndIncrement(), all.size()));
  }

  @Override
  public void close() {
    all.forEach(Replica::close);
  }
}

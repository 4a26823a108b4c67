package dev.aadsts.bot.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and times what comes in and goes out, for each edge. No label has a value that a stranger
 * could make up. What each means stands in {@code deploy/README.md}. Safe for use by many threads.
 */
public final class DeliveryMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryMetrics.class);
  private static final Duration[] WITHIN = {
    Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(3)
  };
  private static final Duration[] ANSWERED = {
    Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofMinutes(1)
  };

  private final MeterRegistry meters;
  // What is counted for each message; to find it there by its labels takes longer than to count.
  private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();
  private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();

  private record Labels(String name, String edge, String method, String outcome) {}

  public DeliveryMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Something came. */
  public void received(String edge, boolean isNew) {
    count("aadsts.events.received", edge).increment();
    if (!isNew) {
      count("aadsts.events.duplicate", edge).increment();
    }
  }

  /** An attempt was in vain, and another follows. */
  public void retried(String edge) {
    count("aadsts.events.retried", edge).increment();
  }

  /** An event was given up. */
  public void dead(String edge, DeadLetter.Reason reason) {
    Counter.builder("aadsts.events.dead")
        .tag("edge", edge.isEmpty() ? "unknown" : edge)
        .tag("reason", lowerCase(reason))
        .register(meters)
        .increment();
  }

  /** An event was handled, so long after it was recorded. */
  public void replied(String edge, Duration took) {
    timer("aadsts.events.replied", edge, ANSWERED).record(took);
  }

  /** A request did not come from the platform, or nobody can tell. */
  public void refused(String edge, Enum<?> reason) {
    Counter.builder("aadsts.requests.refused")
        .tag("edge", edge)
        .tag("reason", lowerCase(reason))
        .register(meters)
        .increment();
  }

  /** How many sockets to the platform are open right now. */
  public void sockets(String edge, Supplier<Number> open) {
    Gauge.builder("aadsts.sockets.open", open)
        .tag("edge", edge)
        .strongReference(true)
        .register(meters);
  }

  /** A socket to the platform is of no more use. */
  public void socketEnded(String edge, Enum<?> reason) {
    Counter.builder("aadsts.sockets.ended")
        .tag("edge", edge)
        .tag("reason", lowerCase(reason))
        .register(meters)
        .increment();
  }

  /**
   * Does what comes before the answer to a platform's request, and times that. What it marks the
   * thread with ends with it.
   */
  public <T> T acknowledging(String edge, Supplier<T> work) {
    return acknowledgingLater(edge, () -> CompletableFuture.completedFuture(work.get())).join();
  }

  /**
   * Begins what comes before the answer to a platform's request, and times that until the answer is
   * there; no thread waits for it. What it marks the thread with ends when this returns.
   */
  public <T> CompletableFuture<T> acknowledgingLater(
      String edge, Supplier<CompletableFuture<T>> work) {
    long before = System.nanoTime();
    try {
      return work.get().whenComplete((answer, failure) -> acknowledged(edge, before));
    } catch (RuntimeException e) {
      acknowledged(edge, before);
      throw e;
    } finally {
      EventMark.remove();
    }
  }

  private void acknowledged(String edge, long before) {
    timer("aadsts.requests.acknowledged", edge, WITHIN)
        .record(Duration.ofNanos(System.nanoTime() - before));
  }

  /**
   * Times a call to the platform.
   *
   * @param method the platform's own word, of a fixed set
   */
  public <T> T call(String edge, String method, Send<T> call) throws DeliveryException {
    long before = System.nanoTime();
    String outcome = "broken";
    try {
      T answer = call.send();
      outcome = "ok";
      return answer;
    } catch (DeliveryException e) {
      outcome = isRateLimited(e) ? "rate_limited" : lowerCase(e.kind());
      throw e;
    } finally {
      var took = Duration.ofNanos(System.nanoTime() - before);
      timers.computeIfAbsent(new Labels("", edge, method, outcome), this::outbound).record(took);
      LOG.debug("{} {}: {} in {} ms", edge, method, outcome, took.toMillis());
    }
  }

  private static boolean isRateLimited(DeliveryException e) {
    return e.kind() == DeliveryException.Kind.NOT_DELIVERED && e.retryAfter().isPresent();
  }

  private Counter count(String name, String edge) {
    return counters.computeIfAbsent(
        new Labels(name, edge, "", ""),
        labels -> Counter.builder(name).tag("edge", edge).register(meters));
  }

  private Timer timer(String name, String edge, Duration[] objectives) {
    return timers.computeIfAbsent(
        new Labels(name, edge, "", ""),
        labels ->
            Timer.builder(name)
                .tag("edge", edge)
                .serviceLevelObjectives(objectives)
                .register(meters));
  }

  private Timer outbound(Labels labels) {
    return Timer.builder("aadsts.outbound")
        .tag("edge", labels.edge())
        .tag("method", labels.method())
        .tag("outcome", labels.outcome())
        .register(meters);
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

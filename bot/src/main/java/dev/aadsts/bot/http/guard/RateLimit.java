package dev.aadsts.bot.http.guard;

import dev.aadsts.bot.cache.LruMap;
import dev.aadsts.bot.http.Guard;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * So many requests from one client and no more: each has a bucket of tokens that fills up steadily.
 * Who asks directly from this machine is not counted. Remembers a bounded number of clients. Safe
 * for use by many threads.
 */
public final class RateLimit implements Guard {
  /** How many clients are remembered; beyond that, who was not heard of longest starts anew. */
  static final int MOST_CLIENTS = 10_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  // A page comes with its files, and people click quickly; then the steady rate holds.
  private static final int BURST_PART = 4;

  private final double perNano;
  private final double most;
  private final Clients clients;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new LruMap<>(MOST_CLIENTS);

  /**
   * @param perMinute requests of one client; a quarter of them may come at once
   */
  public RateLimit(int perMinute, Clients clients, Clock clock) {
    this.perNano = (double) perMinute / MINUTE.toNanos();
    this.most = Math.max(1, perMinute / BURST_PART);
    this.clients = clients;
    this.clock = clock;
  }

  private record Bucket(double tokens, Instant at) {}

  @Override
  public Optional<HttpResponse> refusal(HttpRequest request) {
    return clients.isThisMachine(request)
        ? Optional.empty()
        : take(clients.key(request)).map(RateLimit::tooMany);
  }

  // How long to wait for a token; empty where there was one.
  private Optional<Duration> take(String client) {
    Instant now = clock.instant();
    synchronized (buckets) {
      double tokens = tokens(buckets.get(client), now);
      if (tokens >= 1) {
        buckets.put(client, new Bucket(tokens - 1, now));
        return Optional.empty();
      }
      buckets.put(client, new Bucket(tokens, now));
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano)));
    }
  }

  private double tokens(@Nullable Bucket bucket, Instant now) {
    if (bucket == null) {
      return most;
    }
    long passed = Math.max(0, Duration.between(bucket.at(), now).toNanos());
    return Math.min(most, bucket.tokens() + passed * perNano);
  }

  private static HttpResponse tooMany(Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return Problem.of(429, "Too many requests. Try again in %d seconds.".formatted(seconds))
        .response()
        .withHeader("Retry-After", Long.toString(seconds));
  }
}

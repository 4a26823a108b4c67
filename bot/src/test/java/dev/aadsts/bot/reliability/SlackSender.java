package dev.aadsts.bot.reliability;

import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Sends what happens in a workspace to the bot, as Slack does: signed, to whoever the balancer
 * names, and again while it is not acknowledged. Safe for use by many threads.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api/#retries">Slack: retries</a>
 */
final class SlackSender {
  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";

  // Slack gives up waiting after three seconds. It repeats at once, after a minute, and after five
  // minutes; we do not have that long, and let the gaps grow faster.
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration FIRST_GAP = Duration.ofSeconds(1);
  private static final int MOST = 60;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SlackSignature.Generator signatures =
      new SlackSignature.Generator(SlackWorkspace.SECRET);
  private final Supplier<Replica> balancer;
  private final Queue<Duration> alive = new ConcurrentLinkedQueue<>();

  /**
   * @param balancer names the process that gets the next request
   */
  SlackSender(Supplier<Replica> balancer) {
    this.balancer = balancer;
  }

  /**
   * How a delivery ended.
   *
   * @param attempts that it took
   * @param acknowledged whether one of them was
   * @param took how long that one waited for its acknowledgement
   * @param inAll how long it was since the first one
   */
  record Delivery(int attempts, boolean acknowledged, Duration took, Duration inAll) {}

  /** Delivers until it is acknowledged; blocks meanwhile. */
  Delivery deliver(String type, String body) {
    long begun = System.nanoTime();
    Duration gap = FIRST_GAP;
    for (int attempt = 1; attempt <= MOST; attempt++) {
      long before = System.nanoTime();
      if (once(type, body, attempt - 1) == 200) {
        return new Delivery(attempt, true, since(before), since(begun));
      }
      pause(gap);
      gap = gap.multipliedBy(2).compareTo(Duration.ofSeconds(8)) > 0 ? gap : gap.multipliedBy(2);
    }
    return new Delivery(MOST, false, Duration.ZERO, since(begun));
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  /**
   * How long each attempt took that went to a process that was ready, and lived until the end of
   * it. What was not acknowledged counts as having taken all of the patience.
   */
  List<Duration> whileAlive() {
    return List.copyOf(alive);
  }

  /** One attempt: the status, or 0 where there was no answer in time. */
  int once(String type, String body, int retry) {
    Replica replica = balancer.get();
    int life = replica.life();
    long before = System.nanoTime();
    int status = post(replica, type, body, retry).map(HttpResponse::statusCode).orElse(0);
    if (life % 2 == 1 && replica.life() == life) {
      alive.add(status == 200 ? since(before) : PATIENCE);
    }
    return status;
  }

  /** What is answered to one attempt; nothing where there was no answer in time. */
  String answer(String type, String body) {
    return post(balancer.get(), type, body, 0).map(HttpResponse::body).orElse("");
  }

  private Optional<HttpResponse<String>> post(
      Replica replica, String type, String body, int retry) {
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    var request =
        HttpRequest.newBuilder(replica.uri("/slack/events"))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signatures.generate(timestamp, body))
            .POST(BodyPublishers.ofString(body));
    if (retry > 0) {
      request.header("X-Slack-Retry-Num", Integer.toString(retry));
      request.header("X-Slack-Retry-Reason", "http_error");
    }
    try {
      return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  // Not a test that waits for something: Slack's own waiting.
  private static void pause(Duration gap) {
    try {
      Thread.sleep(gap);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.aadsts.bot.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Requests;
import dev.aadsts.bot.testkit.MutableClock;
import dev.aadsts.bot.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
  private final MutableClock clock = MutableClock.atNoon();
  private final RateLimit limit = new RateLimit(60, Clients.DIRECT, clock);

  @Test
  void letsAQuarterOfAMinuteInAtOnceAndThenOneASecond() {
    assertThat(letIn("192.0.2.1", 100)).isEqualTo(15);
    clock.advance(Duration.ofSeconds(1));
    assertThat(letIn("192.0.2.1", 100)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(3));
    assertThat(letIn("192.0.2.1", 100)).isEqualTo(3);
  }

  @Test
  void savesNoMoreThanTheBurst() {
    clock.advance(Duration.ofDays(1));
    letIn("192.0.2.1", 1);
    clock.advance(Duration.ofDays(1));

    assertThat(letIn("192.0.2.1", 100)).isEqualTo(15);
  }

  @Test
  void saysHowLongToWaitAsAProblem() {
    letIn("192.0.2.1", 15);
    clock.advance(Duration.ofMillis(100));

    HttpResponse refusal = limit.refusal(from("192.0.2.1")).orElseThrow();

    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers())
        .containsEntry("Retry-After", "1")
        .containsEntry("Content-Type", "application/problem+json");
    clock.advance(Duration.ofSeconds(1));
    assertThat(limit.refusal(from("192.0.2.1"))).isEmpty();
  }

  @Test
  void countsEachClientForItself() {
    letIn("192.0.2.1", 100);

    assertThat(letIn("192.0.2.2", 1)).isEqualTo(1);
  }

  @Test
  void doesNotBelieveWhoAClientSaysItIs() {
    letIn("192.0.2.1", 100);

    assertThat(limit.refusal(Requests.with("X-Forwarded-For", "192.0.2.2", from("192.0.2.1"))))
        .isPresent();
  }

  @Test
  void doesNotCountWhoIsOnThisMachineUnlessAProxyIsInBetween() {
    assertThat(letIn("127.0.0.1", 1_000)).isEqualTo(1_000);
    HttpRequest passedOn = Requests.with("X-Forwarded-For", "192.0.2.9", from("127.0.0.1"));
    for (int i = 0; i < 15; i++) {
      limit.refusal(passedOn);
    }

    assertThat(limit.refusal(passedOn)).isPresent();
  }

  @Test
  void remembersABoundedNumberOfClients() {
    letIn("192.0.2.1", 100);

    comeOthers(RateLimit.MOST_CLIENTS - 1);
    assertThat(limit.refusal(from("192.0.2.1"))).isPresent();

    comeOthers(RateLimit.MOST_CLIENTS);
    assertThat(limit.refusal(from("192.0.2.1"))).as("who begins anew").isEmpty();
  }

  private void comeOthers(int others) {
    for (int i = 0; i < others; i++) {
      limit.refusal(from("198.51." + i / 256 + "." + i % 256));
    }
  }

  @Test
  void letsNobodyInTwiceWhoComesWithManyThreads() throws Exception {
    List<Optional<HttpResponse>> answers =
        Together.call(200, number -> limit.refusal(from("192.0.2.1")));

    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(15);
  }

  private int letIn(String peer, int requests) {
    int in = 0;
    for (int i = 0; i < requests; i++) {
      in += limit.refusal(from(peer)).isEmpty() ? 1 : 0;
    }
    return in;
  }

  private static HttpRequest from(String peer) {
    return Requests.from(peer, Requests.get("/"));
  }
}

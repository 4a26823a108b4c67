package dev.aadsts.bot.reliability;

import dev.aadsts.bot.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

/**
 * A Slack that stops at certain calls, named by method and channel, until it is let go: either
 * before it took them, and then it never does; or after, and then the answer is late.
 */
final class Hold implements SlackWorkspace.Weather {
  private final ConcurrentMap<String, CountDownLatch> before = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CountDownLatch> after = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);

  /** Stops the next such call before it is taken; the latch says when it is there. */
  CountDownLatch before(String method, String channel) {
    return before.computeIfAbsent(method + " " + channel, call -> new CountDownLatch(1));
  }

  /** Stops the next such call when it has been carried out; the latch says when. */
  CountDownLatch after(String method, String channel) {
    return after.computeIfAbsent(method + " " + channel, call -> new CountDownLatch(1));
  }

  /** Lets everything go, and stops nothing any more. */
  void end() {
    over.countDown();
  }

  @Override
  public Optional<HttpResponse> before(String method, Map<String, String> form) {
    return hold(before, method, form);
  }

  @Override
  public Optional<HttpResponse> after(String method, Map<String, String> form) {
    return hold(after, method, form);
  }

  private Optional<HttpResponse> hold(
      ConcurrentMap<String, CountDownLatch> held, String method, Map<String, String> form) {
    CountDownLatch arrived = held.get(method + " " + form.getOrDefault("channel", ""));
    if (over.getCount() == 0 || arrived == null) {
      return Optional.empty();
    }
    arrived.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.of(HttpResponse.text(503, "nobody listens any more"));
  }
}

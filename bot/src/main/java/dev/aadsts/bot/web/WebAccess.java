package dev.aadsts.bot.web;

import dev.aadsts.bot.http.Guard;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Problem;
import dev.aadsts.bot.http.guard.BearerToken;
import dev.aadsts.bot.http.guard.Clients;
import dev.aadsts.bot.http.guard.OwnPagesOnly;
import dev.aadsts.bot.http.guard.RateLimit;
import java.time.Clock;
import java.util.Optional;

/**
 * Who may use the web page, the HTTP API and the metrics, and how much. Says nothing about what
 * platforms send, which is signed.
 *
 * @param clients which proxies to believe
 * @param perMinute requests of one client to page and API; 0 for any number
 * @param api needed for the API where present
 * @param metrics needed for the metrics where present; else they are for the neighbourhood only
 */
public record WebAccess(
    Clients clients, int perMinute, Optional<BearerToken> api, Optional<BearerToken> metrics) {

  /** Requests a minute that a busy office behind one address does not reach. */
  public static final int USUAL = 600;

  /** Reports about articles a minute of one client: each is kept. */
  static final int REPORTS = 10;

  /** What holds where nothing is set. */
  public static final WebAccess DEFAULT =
      new WebAccess(Clients.DIRECT, USUAL, Optional.empty(), Optional.empty());

  /** For page and API together: they share the count. */
  Guard limit(Clock clock) {
    return limit(perMinute, clock);
  }

  /** For what readers send and we keep, besides the limit for all. */
  Guard limitOfReports(Clock clock) {
    return limit(Math.min(perMinute, REPORTS), clock);
  }

  private Guard limit(int most, Clock clock) {
    return most == 0 ? Guard.NONE : new RateLimit(most, clients, clock);
  }

  /** For what changes nothing, but which only our own pages and programs should send. */
  static Guard forOwnPages() {
    return new OwnPagesOnly();
  }

  /** For the API. */
  Guard forApi() {
    return api.<Guard>map(token -> token).orElse(Guard.NONE);
  }

  /** For the metrics. */
  Guard forMetrics() {
    return metrics.<Guard>map(token -> token).orElse(this::strangers);
  }

  /** Whether a request comes from near enough to be told what exactly is wrong. */
  boolean isNearby(HttpRequest request) {
    return clients.isNearby(request);
  }

  private Optional<HttpResponse> strangers(HttpRequest request) {
    return isNearby(request)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    403,
                    "Only for this machine and its private network. To read it from elsewhere, set"
                        + " AADSTS_METRICS_TOKEN.")
                .response());
  }
}

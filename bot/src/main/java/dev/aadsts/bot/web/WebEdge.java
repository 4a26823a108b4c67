package dev.aadsts.bot.web;

import dev.aadsts.bot.feedback.Feedback;
import dev.aadsts.bot.health.HealthCheck;
import dev.aadsts.bot.http.AccessMetrics;
import dev.aadsts.bot.http.Fallback;
import dev.aadsts.bot.http.Guard;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Route;
import dev.aadsts.bot.web.api.ApiProblems;
import dev.aadsts.bot.web.api.ApiRoutes;
import dev.aadsts.bot.web.page.FeedbackRoutes;
import dev.aadsts.bot.web.page.PageRoutes;
import dev.aadsts.bot.web.page.Site;
import dev.aadsts.kb.KnowledgeBase;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that the bot says over HTTP to people and programs. Safe for use by many threads. */
public final class WebEdge {
  private final ApiProblems problems;
  private final ApiRoutes api;
  private final PageRoutes pages;
  private final FeedbackRoutes reports;
  private final OperationsRoutes operations;
  private final AccessMetrics metrics;
  private final WebAccess access;
  private final Guard limit;
  private final Guard limitOfReports;

  /**
   * @param knowledge asked anew for each request, so that house rules can be reloaded
   * @param baseUrl where people reach this installation, perhaps with a path
   * @param checks what must work before the bot can take traffic
   * @param access who may come, and how often
   * @param feedback keeps what readers say about articles
   */
  public WebEdge(
      Supplier<KnowledgeBase> knowledge,
      URI baseUrl,
      List<HealthCheck> checks,
      PrometheusMeterRegistry meters,
      WebAccess access,
      Feedback feedback,
      Clock clock) {
    var site = new Site(baseUrl);
    problems = new ApiProblems(site.absolute("/help"));
    api = new ApiRoutes(knowledge, problems);
    pages = new PageRoutes(knowledge, site);
    reports = new FeedbackRoutes(knowledge, site, feedback);
    operations = new OperationsRoutes(checks, meters, access);
    metrics = new HttpMetrics(meters);
    this.access = access;
    limit = access.limit(clock);
    limitOfReports = access.limitOfReports(clock);
  }

  /** Every route of this edge. */
  public List<Route> routes() {
    Stream<Route> forPrograms = api.routes().stream().map(route -> route.behind(access.forApi()));
    return Stream.concat(
            Stream.of(forPrograms, pages.routes().stream(), reports())
                .flatMap(routes -> routes)
                .map(WebEdge::fromOwnPages)
                .map(this::limited),
            // Whoever watches over the bot must not be kept waiting.
            operations.routes().stream())
        .toList();
  }

  /** Answers what no edge does, and shows problems: people a page, programs the problem. */
  public Fallback fallback() {
    return new Fallback() {
      @Override
      public HttpResponse nowhere(HttpRequest request) {
        return limit
            .refusal(request)
            .orElseGet(() -> isForPeople(request) ? pages.nowhere() : problem(request));
      }

      @Override
      public HttpResponse page(HttpResponse problem) {
        return pages.trouble(problem);
      }
    };
  }

  /** Counts and times the requests of all edges. */
  public AccessMetrics accessMetrics() {
    return metrics;
  }

  private Stream<Route> reports() {
    return reports.routes().stream()
        .map(route -> route.method().equals("POST") ? route.behind(limitOfReports) : route);
  }

  // What pages are drawn with is in memory, and belongs to the page that says "too much" as well.
  private Route limited(Route route) {
    return route.path().startsWith("/static/") ? route : route.behind(limit);
  }

  private static Route fromOwnPages(Route route) {
    return route.method().equals("POST") ? route.behind(WebAccess.forOwnPages()) : route;
  }

  private HttpResponse problem(HttpRequest request) {
    return problems.nothingAt(request.path()).response();
  }

  private static boolean isForPeople(HttpRequest request) {
    return Fallback.isForPeople(request.path(), request.header("Accept").orElse(""));
  }
}

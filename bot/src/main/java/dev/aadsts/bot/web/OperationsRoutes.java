package dev.aadsts.bot.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aadsts.bot.health.Health;
import dev.aadsts.bot.health.HealthCheck;
import dev.aadsts.bot.http.HttpRequest;
import dev.aadsts.bot.http.HttpResponse;
import dev.aadsts.bot.http.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Liveness, readiness and metrics, for load balancers and monitoring. */
final class OperationsRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(OperationsRoutes.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PATIENCE_SECONDS = 2;

  private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HealthCheck> checks;
  private final PrometheusMeterRegistry meters;
  private final WebAccess access;

  OperationsRoutes(List<HealthCheck> checks, PrometheusMeterRegistry meters, WebAccess access) {
    this.checks = List.copyOf(checks);
    this.meters = meters;
    this.access = access;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/health/live", request -> json(200, status(true))),
        Route.get("/health/ready", this::ready),
        Route.get("/metrics", this::metrics).behind(access.forMetrics()));
  }

  private HttpResponse ready(HttpRequest request) {
    List<Future<Health>> asked = new ArrayList<>();
    for (HealthCheck check : checks) {
      asked.add(probes.submit(check.probe()::get));
    }
    boolean up = true;
    ObjectNode results = JSON.createObjectNode();
    for (int at = 0; at < checks.size(); at++) {
      String name = checks.get(at).name();
      Health health = answer(name, asked.get(at));
      up &= health.up();
      ObjectNode result = status(health.up());
      // Why it is down may tell a stranger what to try.
      if (access.isNearby(request)) {
        health.detail().ifPresent(detail -> result.put("detail", detail));
      }
      results.set(name, result);
    }
    return json(up ? 200 : 503, status(up).set("checks", results));
  }

  private static Health answer(String name, Future<Health> asked) {
    try {
      return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      return Health.down("No answer within %d seconds".formatted(PATIENCE_SECONDS));
    } catch (ExecutionException e) {
      LOG.warn("The health check of {} failed", name, e.getCause());
      return Health.down("The check failed, see the log");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("The bot is stopping");
    }
  }

  private HttpResponse metrics(HttpRequest request) {
    return HttpResponse.text(200, meters.scrape())
        .withHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  }

  private static ObjectNode status(boolean up) {
    return JSON.createObjectNode().put("status", up ? "up" : "down");
  }

  private static HttpResponse json(int status, Object body) {
    return HttpResponse.json(status, body.toString()).withHeader("Cache-Control", "no-store");
  }
}

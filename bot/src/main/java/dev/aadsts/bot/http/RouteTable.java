package dev.aadsts.bot.http;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the route of a request. Immutable. */
final class RouteTable {
  private final List<Path> paths;

  /**
   * A table of these routes.
   *
   * @throws IllegalArgumentException if two routes claim the same requests
   */
  RouteTable(List<Route> routes) {
    Map<String, List<Route>> byShape =
        routes.stream()
            .collect(
                Collectors.groupingBy(
                    route -> route.method() + " " + route.path().replaceAll("\\{[^}]*}", "{}")));
    byShape.forEach(
        (shape, claimants) -> {
          if (claimants.size() > 1) {
            throw new IllegalArgumentException("More than one route for " + shape);
          }
        });
    // A literal segment is more specific than a placeholder.
    paths =
        routes.stream()
            .map(route -> new Path(segments(route.path()), route))
            .sorted(Comparator.comparingLong(Path::placeholders))
            .toList();
  }

  /** What to do with a request. */
  sealed interface Outcome {
    record Found(Route route, Map<String, String> pathParameters) implements Outcome {}

    /** The path is known, the method is not: these are, as the Allow header writes them. */
    record OtherMethods(String allow) implements Outcome {}

    record NoSuchPath() implements Outcome {}
  }

  /**
   * The route for a method and a decoded path.
   *
   * @param method {@code HEAD} finds the route of {@code GET}
   */
  Outcome find(String method, String path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    String[] segments = segments(path);
    var allowed = new TreeSet<String>();
    for (Path candidate : paths) {
      Optional<Map<String, String>> parameters = candidate.match(segments);
      if (parameters.isEmpty()) {
        continue;
      }
      if (candidate.route().method().equals(wanted)) {
        return new Outcome.Found(candidate.route(), parameters.get());
      }
      allowed.add(candidate.route().method());
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return allowed.isEmpty()
        ? new Outcome.NoSuchPath()
        : new Outcome.OtherMethods(String.join(", ", allowed));
  }

  private static String[] segments(String path) {
    return path.split("/", -1);
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Path(String[] segments, Route route) {

    Optional<Map<String, String>> match(String[] actual) {
      if (actual.length != segments.length) {
        return Optional.empty();
      }
      Map<String, String> parameters = Map.of();
      for (int at = 0; at < segments.length; at++) {
        String segment = segments[at];
        if (isPlaceholder(segment) && !actual[at].isEmpty()) {
          parameters = parameters.isEmpty() ? new HashMap<>() : parameters;
          parameters.put(segment.substring(1, segment.length() - 1), actual[at]);
        } else if (!segment.equals(actual[at])) {
          return Optional.empty();
        }
      }
      return Optional.of(parameters);
    }

    long placeholders() {
      return List.of(segments).stream().filter(Path::isPlaceholder).count();
    }

    private static boolean isPlaceholder(String segment) {
      return segment.startsWith("{") && segment.endsWith("}");
    }
  }
}

package dev.aadsts.bot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;

/** Requests as a test writes them, from this machine unless it says otherwise. */
public final class Requests {
  private static final byte[] NO_BODY = new byte[0];

  private Requests() {}

  /** A request without query, headers and body. */
  public static HttpRequest get(String path) {
    return get(path, Map.of());
  }

  /** A request without headers and body. */
  public static HttpRequest get(String path, Map<String, String> query) {
    return new HttpRequest("GET", path, Map.of(), query, Map.of(), NO_BODY, "127.0.0.1");
  }

  /** A request with a body in UTF-8. */
  public static HttpRequest post(String path, String contentType, String body) {
    return new HttpRequest(
        "POST",
        path,
        Map.of(),
        Map.of(),
        Map.of("Content-Type", contentType),
        body.getBytes(UTF_8),
        "127.0.0.1");
  }

  /** The same request with one more header, or another value of it. */
  public static HttpRequest with(String header, String value, HttpRequest request) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.put(header, value);
    return new HttpRequest(
        request.method(),
        request.path(),
        request.pathParameters(),
        request.query(),
        headers,
        request.body(),
        request.remoteAddress());
  }

  /** The same request from somebody else. */
  public static HttpRequest from(String peer, HttpRequest request) {
    return new HttpRequest(
        request.method(),
        request.path(),
        request.pathParameters(),
        request.query(),
        request.headers(),
        request.body(),
        peer);
  }
}

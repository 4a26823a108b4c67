package dev.aadsts.bot.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer, complete before its first byte is sent.
 *
 * @param headers names in any case, each once; {@code Content-Length} is not among them
 * @param body not to be written to
 */
// An array on purpose: static files and rendered pages are bytes, and responses are not compared.
@SuppressWarnings("ArrayRecordComponent")
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {

  private static final String PROBLEM = "application/problem+json";

  public HttpResponse {
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = Collections.unmodifiableMap(anyCase);
  }

  /** JSON, already written. */
  public static HttpResponse json(int status, byte[] json) {
    return of(status, "application/json", json);
  }

  /** JSON, already written. */
  public static HttpResponse json(int status, String json) {
    return json(status, json.getBytes(StandardCharsets.UTF_8));
  }

  /** An HTML page. */
  public static HttpResponse html(int status, String html) {
    return of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /** Plain text. */
  public static HttpResponse text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** What went wrong, for programs: RFC 9457. */
  public static HttpResponse problem(Problem problem) {
    return of(problem.status(), PROBLEM, problem.toJson());
  }

  /** Only a status. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), new byte[0]);
  }

  /** Look there instead. */
  public static HttpResponse redirect(int status, String location) {
    return empty(status).withHeader("Location", location);
  }

  /** Bytes of some media type. */
  public static HttpResponse of(int status, String contentType, byte[] body) {
    return new HttpResponse(status, Map.of("Content-Type", contentType), body);
  }

  /** A copy with one more header, or another value of it. */
  public HttpResponse withHeader(String name, String value) {
    return withHeaders(Map.of(name, value));
  }

  /** A copy with more headers; they replace those of the same names. */
  public HttpResponse withHeaders(Map<String, String> more) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.putAll(more);
    return new HttpResponse(status, all, body);
  }

  /** Whether it says what went wrong, for programs. */
  public boolean isProblem() {
    return PROBLEM.equals(headers.get("Content-Type"));
  }

  /** The body as text, for tests and logs. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}

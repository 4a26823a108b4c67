package dev.aadsts.bot.teams.login;

import dev.aadsts.bot.cache.Lazy;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Talks to the login service: short texts, bounded in time and size, no redirects. OkHttp reads all
 * certificates that the JVM trusts, which takes a good part of a start, so its client is made when
 * the first call needs it. Safe for use by many threads.
 */
public final class TokenClient {
  /** To connect. */
  static final Duration CONNECT = Duration.ofSeconds(5);

  /** From the first byte sent to the last one received. */
  static final Duration ANSWER = Duration.ofSeconds(15);

  private static final long MOST_BYTES = 1024L * 1024;

  // With it come all certificates that the JVM trusts.
  private final Lazy<OkHttpClient> http;

  /** With the usual patience. */
  public TokenClient() {
    this(CONNECT, ANSWER);
  }

  /** With another patience. */
  public TokenClient(Duration connect, Duration answer) {
    this(connect, answer, false);
  }

  private TokenClient(Duration connect, Duration answer, boolean nearby) {
    this.http = new Lazy<>(() -> made(connect, answer, nearby));
  }

  private static OkHttpClient made(Duration connect, Duration answer, boolean nearby) {
    var client =
        new OkHttpClient.Builder()
            .connectTimeout(connect)
            .readTimeout(answer)
            .callTimeout(connect.plus(answer))
            .followRedirects(false);
    return (nearby ? client.proxy(Proxy.NO_PROXY) : client).build();
  }

  /** For what answers on this machine only, which no proxy reaches. */
  public static TokenClient nearby() {
    return new TokenClient(CONNECT, ANSWER, true);
  }

  /** What a server said. */
  public record Answer(int status, String body) {}

  /** The answer to a GET. */
  public Answer get(URI address) throws IOException {
    return get(address, Map.of());
  }

  /** The answer to a GET with headers. */
  public Answer get(URI address, Map<String, String> headers) throws IOException {
    var request = new Request.Builder().url(address.toString());
    headers.forEach(request::addHeader);
    return call(request.build());
  }

  /** The answer to a POST of a form. */
  public Answer post(URI address, Map<String, String> form) throws IOException {
    var body = new FormBody.Builder(StandardCharsets.UTF_8);
    form.forEach(body::add);
    return call(new Request.Builder().url(address.toString()).post(body.build()).build());
  }

  private Answer call(Request request) throws IOException {
    try (Response response = http.get().newCall(request).execute()) {
      return new Answer(response.code(), response.peekBody(MOST_BYTES).string());
    }
  }
}

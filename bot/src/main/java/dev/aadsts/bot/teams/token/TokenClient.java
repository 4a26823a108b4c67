package dev.aadsts.bot.teams.token;

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
import org.jspecify.annotations.Nullable;

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

  private final Duration connect;
  private final Duration answer;
  private final boolean nearby;
  private volatile @Nullable OkHttpClient made;

  /** With the usual patience. */
  public TokenClient() {
    this(CONNECT, ANSWER);
  }

  TokenClient(Duration connect, Duration answer) {
    this(connect, answer, false);
  }

  private TokenClient(Duration connect, Duration answer, boolean nearby) {
    this.connect = connect;
    this.answer = answer;
    this.nearby = nearby;
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
    try (Response response = http().newCall(request).execute()) {
      return new Answer(response.code(), response.peekBody(MOST_BYTES).string());
    }
  }

  private OkHttpClient http() {
    OkHttpClient http = made;
    return http == null ? make() : http;
  }

  private synchronized OkHttpClient make() {
    OkHttpClient http = made;
    if (http == null) {
      var client =
          new OkHttpClient.Builder()
              .connectTimeout(connect)
              .readTimeout(answer)
              .callTimeout(connect.plus(answer))
              .followRedirects(false);
      http = (nearby ? client.proxy(Proxy.NO_PROXY) : client).build();
      made = http;
    }
    return http;
  }
}

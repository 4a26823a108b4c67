package dev.aadsts.bot.teams;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Talks to the login service: short texts, bounded in time and size, no redirects. Safe for use by
 * many threads.
 */
final class TokenClient {
  /** To connect. */
  static final Duration CONNECT = Duration.ofSeconds(5);

  /** From the first byte sent to the last one received. */
  static final Duration ANSWER = Duration.ofSeconds(15);

  private static final long MOST_BYTES = 1024L * 1024;

  private final OkHttpClient http;

  TokenClient() {
    this(CONNECT, ANSWER);
  }

  TokenClient(Duration connect, Duration answer) {
    this.http =
        new OkHttpClient.Builder()
            .connectTimeout(connect)
            .readTimeout(answer)
            .callTimeout(connect.plus(answer))
            .followRedirects(false)
            .build();
  }

  /** What a server said. */
  record Answer(int status, String body) {}

  Answer get(URI address) throws IOException {
    return call(new Request.Builder().url(address.toString()).build());
  }

  Answer post(URI address, Map<String, String> form) throws IOException {
    var body = new FormBody.Builder(StandardCharsets.UTF_8);
    form.forEach(body::add);
    return call(new Request.Builder().url(address.toString()).post(body.build()).build());
  }

  private Answer call(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      return new Answer(response.code(), response.peekBody(MOST_BYTES).string());
    }
  }
}

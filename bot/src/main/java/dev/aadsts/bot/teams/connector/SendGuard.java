package dev.aadsts.bot.teams.connector;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Tells a request that has certainly not been sent from one that may have been, and keeps OkHttp
 * from sending any request twice. Safe for use by many threads.
 */
final class SendGuard {
  private SendGuard() {}

  /** Nothing was sent: no token, no address, no connection. */
  static final class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    NotSentException(IOException cause) {
      super(cause);
    }
  }

  /** Goes around everything else. */
  static Response outside(Interceptor.Chain chain) throws IOException {
    var sent = new AtomicBoolean();
    Request request = chain.request().newBuilder().tag(AtomicBoolean.class, sent).build();
    try {
      return chain.proceed(request);
    } catch (IOException e) {
      throw sent.get() ? e : new NotSentException(e);
    }
  }

  /** Goes closest to the wire: is reached once there is a connection. */
  static Response inside(Interceptor.Chain chain) throws IOException {
    AtomicBoolean sent = chain.request().tag(AtomicBoolean.class);
    if (sent != null) {
      sent.set(true);
    }
    Response response = chain.proceed(chain.request());
    // OkHttp sends a request again at once, a POST too, after a 503 with "Retry-After: 0".
    return response.code() == 503
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }
}

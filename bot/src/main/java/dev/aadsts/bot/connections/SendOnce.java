package dev.aadsts.bot.connections;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending a request again by itself once it may have arrived, and tells a request
 * that certainly has not been sent from the others. Safe for use by many threads.
 */
public final class SendOnce {
  private static final int UNAVAILABLE = 503;

  private SendOnce() {}

  /** Makes a client send once; goes around all interceptors that it is given afterwards. */
  public static OkHttpClient.Builder in(OkHttpClient.Builder client) {
    return client
        .addInterceptor(SendOnce::aroundTheCall)
        .addNetworkInterceptor(SendOnce::onceConnected);
  }

  /** No connection came about, or nothing to send over it, so the request was not sent. */
  public static final class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    NotSentException(IOException cause) {
      super(cause);
    }
  }

  private record Mark(AtomicBoolean connected) {}

  private static Response aroundTheCall(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    var mark = new Mark(new AtomicBoolean());
    Request.Builder once = request.newBuilder().tag(Mark.class, mark);
    if (request.body() != null) {
      once.method(request.method(), new OneShot(request.body()));
    }
    try {
      return chain.proceed(once.build());
    } catch (IOException e) {
      throw mark.connected().get() ? e : new NotSentException(e);
    }
  }

  // Closest to the wire: reached once there is a connection.
  private static Response onceConnected(Interceptor.Chain chain) throws IOException {
    Mark mark = chain.request().tag(Mark.class);
    if (mark != null) {
      mark.connected().set(true);
    }
    Response response = chain.proceed(chain.request());
    // With "Retry-After: 0", OkHttp sends again at once what has no body that forbids it.
    return response.code() == UNAVAILABLE
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  /** A body that OkHttp must not send twice, as it does when a connection breaks. */
  private static final class OneShot extends RequestBody {
    private final RequestBody body;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }
}

package dev.aadsts.bot.slack.api;

import dev.aadsts.bot.connections.IdleConnections;
import dev.aadsts.bot.connections.PromptSockets;
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
 * Keeps OkHttp from sending a request again by itself once it may have arrived, as it does when a
 * connection breaks, and tells a request that certainly has not been sent from the others.
 */
final class SendOnce {
  private static final int MOST_IDLE = 64;

  private SendOnce() {}

  /** The same client with that manner. */
  static OkHttpClient in(OkHttpClient client) {
    return client
        .newBuilder()
        .connectionPool(IdleConnections.atMost(MOST_IDLE))
        .socketFactory(new PromptSockets())
        .addInterceptor(SendOnce::aroundTheCall)
        .addNetworkInterceptor(SendOnce::onceConnected)
        .build();
  }

  /** No connection came about, so the request was not sent. */
  static final class NotSentException extends IOException {
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

  private static Response onceConnected(Interceptor.Chain chain) throws IOException {
    Mark mark = chain.request().tag(Mark.class);
    if (mark != null) {
      mark.connected().set(true);
    }
    return chain.proceed(chain.request());
  }

  /** A body that OkHttp must not send twice. */
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

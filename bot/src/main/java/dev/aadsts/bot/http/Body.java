package dev.aadsts.bot.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** How reading the body of a request ended. */
sealed interface Body {
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Complete(byte[] bytes) implements Body {}

  record TooLong() implements Body {}

  record TooSlow() implements Body {}

  /** The client went away, or sent what is not HTTP. */
  record Broken(Throwable failure) implements Body {}

  // So much of a body that is too long is read and thrown away: a client that is still sending when
  // the connection closes sees a reset instead of our answer.
  long DISCARDED = 16L * 1024 * 1024;

  /** Reads the body on the calling thread. */
  static Body read(Request request, int max, Duration limit) throws InterruptedException {
    if (request.getLength() > max + DISCARDED) {
      return new TooLong();
    }
    long deadline = System.nanoTime() + limit.toNanos();
    var bytes = new ByteArrayOutputStream();
    long length = 0;
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        if (!arrives(request, deadline)) {
          return new TooSlow();
        }
        continue;
      }
      if (Content.Chunk.isFailure(chunk)) {
        return new Broken(chunk.getFailure());
      }
      length += chunk.remaining();
      if (length <= max) {
        bytes.writeBytes(bytesOf(chunk));
      }
      boolean last = chunk.isLast();
      chunk.release();
      if (last || length > max + DISCARDED) {
        return length > max ? new TooLong() : new Complete(bytes.toByteArray());
      }
    }
  }

  private static boolean arrives(Request request, long deadline) throws InterruptedException {
    var readable = new CountDownLatch(1);
    request.demand(readable::countDown);
    return readable.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private static byte[] bytesOf(Content.Chunk chunk) {
    var bytes = new byte[chunk.remaining()];
    chunk.getByteBuffer().get(bytes);
    return bytes;
  }
}

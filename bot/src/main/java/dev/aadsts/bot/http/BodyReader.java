package dev.aadsts.bot.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads the body of one request. For one thread at a time. */
final class BodyReader {
  // So much of a body that is too long is read and thrown away: a client that is still sending when
  // the connection closes sees a reset instead of our answer.
  private static final long DISCARDED = 16L * 1024 * 1024;

  private final Request request;
  private final int max;
  private final BodyBudget.Share share;
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long length;
  private boolean noRoom;

  /**
   * @param max the most bytes that it may have
   * @param share what it may take of the memory for all bodies
   */
  BodyReader(Request request, int max, BodyBudget.Share share) {
    this.request = request;
    this.max = max;
    this.share = share;
  }

  /** What has arrived already; empty where there is more to come. Does not wait. */
  Optional<Body> arrived() {
    if (request.getLength() > max + DISCARDED) {
      return Optional.of(new Body.TooLong());
    }
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        return Optional.empty();
      }
      if (Content.Chunk.isFailure(chunk)) {
        return Optional.of(new Body.Broken(chunk.getFailure()));
      }
      length += chunk.remaining();
      if (length <= max && !noRoom) {
        keep(chunk);
      }
      boolean last = chunk.isLast();
      chunk.release();
      if (last || length > max + DISCARDED) {
        return Optional.of(read());
      }
    }
  }

  private void keep(Content.Chunk chunk) {
    noRoom = !share.take(chunk.remaining());
    if (noRoom) {
      bytes = new ByteArrayOutputStream();
      share.close();
    } else {
      bytes.writeBytes(bytesOf(chunk));
    }
  }

  private Body read() {
    if (length > max) {
      return new Body.TooLong();
    }
    return noRoom ? new Body.NoRoom() : new Body.Complete(bytes.toByteArray());
  }

  /** All of it, on the calling thread. */
  Body all(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<Body> body = arrived();
      if (body.isPresent()) {
        return body.get();
      }
      if (!more(deadline)) {
        return new Body.TooSlow();
      }
    }
  }

  private boolean more(long deadline) throws InterruptedException {
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

package dev.aadsts.bot.slack.socket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket: puts texts together, notices silence, and sends one text at a time. The client's
 * threads call the methods of {@link WebSocket.Listener}; the others are safe for use by many.
 */
final class Connection implements WebSocket.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  // The largest thing is a press with its message: fifty blocks.
  private static final int LONGEST_TEXT = 4 * 1024 * 1024;
  private static final Duration SENDING = Duration.ofSeconds(5);
  // Slack need not answer our close: it has been seen to keep the line open afterwards.
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final BiConsumer<Connection, String> texts;
  private final Duration ping;
  private final Duration silence;
  private final StringBuilder text = new StringBuilder();
  private final ReentrantLock sending = new ReentrantLock();
  private final CompletableFuture<Boolean> greeted = new CompletableFuture<>();
  private final CompletableFuture<CloseReason> reason = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long heardAt = System.nanoTime();
  private volatile @Nullable WebSocket socket;

  /**
   * @param texts told each whole text
   */
  Connection(BiConsumer<Connection, String> texts, SocketPace pace) {
    this.texts = texts;
    this.ping = pace.ping();
    this.silence = pace.silence();
  }

  /** Slack has said hello: from now on it may send something here. */
  void greeted() {
    greeted.complete(true);
  }

  /** It will not be of use for long. The first reason is the one that counts. */
  void ends(CloseReason why) {
    reason.complete(why);
  }

  boolean isOpen() {
    return greeted.isDone() && !isOver();
  }

  boolean isOver() {
    return closed.getCount() == 0;
  }

  /** Waits for Slack's hello; whether it came. */
  boolean awaitHello(Duration patience) throws InterruptedException {
    try {
      CompletableFuture.anyOf(greeted, reason).get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return greeted.isDone();
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Neither ever ends with an exception", e);
    }
  }

  /** Waits until it is of no more use, and asks now and then whether anybody is still there. */
  CloseReason awaitEnding() throws InterruptedException {
    while (true) {
      try {
        return reason.get(ping.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        askWhetherAnybodyIsThere();
      } catch (ExecutionException e) {
        throw new IllegalStateException("It never ends with an exception", e);
      }
    }
  }

  private void askWhetherAnybodyIsThere() {
    if (System.nanoTime() - heardAt > silence.toNanos()) {
      ends(CloseReason.SILENT);
      abort();
      return;
    }
    WebSocket open = socket;
    if (open != null) {
      // Where it fails, the silence tells.
      var unused = open.sendPing(ByteBuffer.allocate(0));
    }
  }

  /** Sends a text; whether it left. */
  boolean send(String message) {
    WebSocket open = socket;
    if (open == null || isOver()) {
      return false;
    }
    sending.lock();
    try {
      open.sendText(message, true).get(SENDING.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      sending.unlock();
    }
  }

  /** Listens on until Slack closes it, at most for that long; then closes it. */
  void retire(Duration linger) throws InterruptedException {
    if (!closed.await(linger.toNanos(), TimeUnit.NANOSECONDS)) {
      close();
    }
  }

  /** Says goodbye, and waits a moment for the answer. */
  void close() throws InterruptedException {
    WebSocket open = socket;
    if (open != null && !isOver()) {
      sending.lock();
      try {
        open.sendClose(WebSocket.NORMAL_CLOSURE, "").get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        if (!closed.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
          abort();
        }
      } catch (ExecutionException | TimeoutException e) {
        abort();
      } finally {
        sending.unlock();
      }
    }
    over();
  }

  /** Cuts the line. */
  void abort() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    over();
  }

  private void over() {
    closed.countDown();
    ends(CloseReason.CLOSED);
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    if (isOver()) {
      opened.abort(); // Nobody waits for it any more.
    } else {
      opened.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    heardAt = System.nanoTime();
    if (text.length() + data.length() > LONGEST_TEXT) {
      LOG.warn("Slack sent more than {} characters at once over a socket", LONGEST_TEXT);
      abort();
      return null;
    }
    text.append(data);
    if (last) {
      String whole = text.toString();
      text.setLength(0);
      texts.accept(this, whole);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    return heard(from); // The client answers by itself.
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    return heard(from);
  }

  private @Nullable CompletionStage<?> heard(WebSocket from) {
    heardAt = System.nanoTime();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    over();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    LOG.debug("A socket of Slack broke: {}", error.toString());
    over();
  }
}

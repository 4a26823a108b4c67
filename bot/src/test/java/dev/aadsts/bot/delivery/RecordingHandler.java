package dev.aadsts.bot.delivery;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Handles events by remembering them; fails or waits where a test says so. */
final class RecordingHandler implements EventHandler {
  private final List<Instant> begun = new CopyOnWriteArrayList<>();
  private final List<Event> handled = new CopyOnWriteArrayList<>();
  private final List<String> gaveUp = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Throwable> nextFailure = new AtomicReference<>();
  private volatile Supplier<Throwable> failures = () -> null;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean failsToGiveUp;

  void failOnce(Throwable failure) {
    nextFailure.set(failure);
  }

  void failWith(Supplier<Throwable> failure) {
    failures = failure;
  }

  void failToGiveUp() {
    failsToGiveUp = true;
  }

  void block() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  List<Instant> begun() {
    return begun;
  }

  List<Event> handled() {
    return handled;
  }

  /** The incidents under which it gave up. */
  List<String> gaveUp() {
    return gaveUp;
  }

  @Override
  public void handle(Event event) throws DeliveryException {
    begun.add(Instant.now());
    awaitUninterruptibly();
    Throwable failure = nextFailure.getAndSet(null);
    fail(failure == null ? failures.get() : failure);
    handled.add(event);
  }

  @Override
  public void gaveUp(Event event, String incident) {
    gaveUp.add(incident);
    if (failsToGiveUp) {
      throw new IllegalStateException("cannot even say so");
    }
  }

  private static void fail(Throwable failure) throws DeliveryException {
    switch (failure) {
      case null -> {}
      case DeliveryException delivery -> throw delivery;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      default -> throw new IllegalArgumentException(failure);
    }
  }

  // As a handler that hangs in a library does: an interrupt does not get it out.
  private void awaitUninterruptibly() {
    while (true) {
      try {
        gate.await();
        return;
      } catch (InterruptedException e) {
        // Hangs on.
      }
    }
  }
}

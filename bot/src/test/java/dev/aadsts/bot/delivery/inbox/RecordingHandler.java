package dev.aadsts.bot.delivery.inbox;

import dev.aadsts.bot.delivery.DeliveryException;
import dev.aadsts.bot.delivery.Event;
import dev.aadsts.bot.delivery.EventHandler;
import dev.aadsts.bot.delivery.EventMark;
import dev.aadsts.bot.delivery.Turns;
import dev.aadsts.bot.delivery.pace.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Handles events by remembering them; fails or waits where a test says so. */
final class RecordingHandler implements EventHandler {
  private final List<Instant> begun = new CopyOnWriteArrayList<>();
  private final List<List<Turn>> held = new CopyOnWriteArrayList<>();
  private final Queue<Turn> toReserve = new ConcurrentLinkedQueue<>();
  private final List<@Nullable String> marks = new CopyOnWriteArrayList<>();
  private final List<Event> handled = new CopyOnWriteArrayList<>();
  private final List<String> gaveUp = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Throwable> nextFailure = new AtomicReference<>();
  private volatile Supplier<Throwable> failures = () -> null;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Supplier<@Nullable Throwable> failureToGiveUp = () -> null;

  void failOnce(Throwable failure) {
    nextFailure.set(failure);
  }

  void failWith(Supplier<Throwable> failure) {
    failures = failure;
  }

  /** Fails so often, and no more. */
  void failTimes(int times, Supplier<Throwable> failure) {
    var left = new AtomicInteger(times);
    failures = () -> left.getAndDecrement() > 0 ? failure.get() : null;
  }

  /** Fails with the first, then with the second, and so on, for ever. */
  void failInTurn(Supplier<Throwable> first, Supplier<Throwable> second) {
    var next = new AtomicInteger();
    failures = () -> (next.getAndIncrement() % 2 == 0 ? first : second).get();
  }

  /** Takes that turn when it handles the next event. */
  void reserve(Turn turn) {
    toReserve.add(turn);
  }

  /** The turns that each event had when it came. */
  List<List<Turn>> turns() {
    return held;
  }

  /** The marks in the log at each attempt. */
  List<@Nullable String> marks() {
    return marks;
  }

  void failToGiveUp(Supplier<@Nullable Throwable> failure) {
    failureToGiveUp = failure;
  }

  void giveUpAgain() {
    failureToGiveUp = () -> null;
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
  public void handle(Event event, Turns turns) throws DeliveryException {
    held.add(turns.held());
    for (Turn turn = toReserve.poll(); turn != null; turn = toReserve.poll()) {
      turns.add(turn);
    }
    marks.add(MDC.get(EventMark.KEY));
    begun.add(Instant.now());
    awaitUninterruptibly();
    Throwable failure = nextFailure.getAndSet(null);
    fail(failure == null ? failures.get() : failure);
    handled.add(event);
  }

  @Override
  public void gaveUp(Event event, String incident) throws DeliveryException {
    gaveUp.add(incident);
    fail(failureToGiveUp.get());
  }

  private static void fail(@Nullable Throwable failure) throws DeliveryException {
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

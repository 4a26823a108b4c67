package dev.aadsts.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** How long each of many took, by number. Safe for use by many threads. */
final class Latencies {
  private final AtomicLongArray began;
  private final AtomicLongArray took;

  Latencies(int most) {
    began = new AtomicLongArray(most);
    took = new AtomicLongArray(most);
  }

  void begin(int number) {
    begin(number, System.nanoTime());
  }

  /** At that moment, of {@link System#nanoTime()}. */
  void begin(int number, long at) {
    began.set(number, at);
  }

  /** How many there can be. */
  int most() {
    return took.length();
  }

  /** How many have ended. */
  long count() {
    return IntStream.range(0, took.length()).filter(number -> took.get(number) != 0).count();
  }

  /** Only the first end counts. */
  boolean end(int number) {
    return number >= 0
        && number < took.length()
        && began.get(number) != 0
        && took.compareAndSet(number, 0, System.nanoTime() - began.get(number));
  }

  /** Milliseconds that so large a part of them took at most. */
  double millis(double part) {
    long[] known = new long[took.length()];
    int count = 0;
    for (int i = 0; i < known.length; i++) {
      if (took.get(i) != 0) {
        known[count++] = took.get(i);
      }
    }
    Arrays.sort(known, 0, count);
    return count == 0 ? Double.NaN : known[Math.min(count - 1, (int) (part * count))] / 1e6;
  }
}

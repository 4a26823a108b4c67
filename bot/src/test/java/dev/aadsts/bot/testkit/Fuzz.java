package dev.aadsts.bot.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Tries something with many random inputs. {@code mvn -Pfuzz verify -pl bot -am} tries a million in
 * all; {@code -Dfuzz.tries=1000000} so many of each; {@code -Dfuzz.seed=...} begins with the seed
 * that a failure has named. The usual inputs are the same each time: a build does not fail by
 * chance.
 */
public final class Fuzz {
  private static final long FIRST_SEED = 50_105;
  private static final int MILLION = 1_000_000;

  private Fuzz() {}

  /** Something that must hold whatever the dice say. */
  @FunctionalInterface
  public interface Attempt {
    void with(Random random) throws Exception;
  }

  /**
   * Tries that often.
   *
   * @param usual how often where nothing else is asked for
   * @param share how often in a run of a million inputs: the cheaper they are, the more
   */
  public static void tries(int usual, int share, Attempt attempt) {
    int inputs = Integer.getInteger("fuzz.inputs", 0);
    int ofAll = (int) Math.ceilDiv((long) inputs * share, MILLION);
    int tries = Integer.getInteger("fuzz.tries", inputs == 0 ? usual : ofAll);
    long begun = System.nanoTime();
    tries(tries, attempt);
    if (inputs > 0) {
      note(tries, (System.nanoTime() - begun) / 1_000_000_000);
    }
  }

  /** What a long run has tried so far: a line for each test, its inputs and seconds. */
  public static Path tried() {
    return Path.of("target", "fuzz", System.getProperty("fuzz.run", "tried").replace(':', '-'));
  }

  private static void tries(int tries, Attempt attempt) {
    long first = Long.getLong("fuzz.seed", FIRST_SEED);
    for (long seed = first; seed < first + tries; seed++) {
      try {
        attempt.with(new Random(seed));
      } catch (Exception | AssertionError | StackOverflowError e) {
        throw new AssertionError("Try it again with -Dfuzz.seed=" + seed + ": " + e, e);
      }
    }
  }

  private static void note(int tries, long seconds) {
    var test = StackWalker.getInstance().walk(frames -> frames.skip(2).findFirst()).orElseThrow();
    String name = test.getClassName().substring(test.getClassName().lastIndexOf('.') + 1);
    System.out.printf(
        "%s.%s: %,d inputs, 0 crashes, %d s%n", name, test.getMethodName(), tries, seconds);
    String line = "%s.%s %d %d%n".formatted(name, test.getMethodName(), tries, seconds);
    try {
      Files.createDirectories(tried().getParent());
      Files.writeString(tried(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

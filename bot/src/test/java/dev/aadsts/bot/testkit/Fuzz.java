package dev.aadsts.bot.testkit;

import java.util.Random;

/**
 * Tries something with many random inputs. {@code -Dfuzz.tries=1000000} tries longer; {@code
 * -Dfuzz.seed=...} begins with the seed that a failure has named. The usual inputs are the same
 * each time: a build does not fail by chance.
 */
public final class Fuzz {
  private static final long FIRST_SEED = 50_105;

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
   */
  public static void tries(int usual, Attempt attempt) {
    int tries = Integer.getInteger("fuzz.tries", usual);
    long first = Long.getLong("fuzz.seed", FIRST_SEED);
    for (long seed = first; seed < first + tries; seed++) {
      try {
        attempt.with(new Random(seed));
      } catch (Exception | AssertionError | StackOverflowError e) {
        throw new AssertionError("Try it again with -Dfuzz.seed=" + seed + ": " + e, e);
      }
    }
  }
}

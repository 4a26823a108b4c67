package dev.aadsts.bot.cache;

import java.util.BitSet;

/**
 * Things of which nothing is kept but that they came. One that did not come may be taken for one
 * that did; the other way round never happens. Not safe for use by several threads.
 */
public final class BloomFilter {
  // Odd numbers whose products differ in their highest bits where hashes differ in few, as those of
  // records and of names do: the golden ratio, and one of the finalizer of MurmurHash3.
  private static final int ONE = 0x9E3779B9;
  private static final int OTHER = 0x85EBCA6B;

  private final BitSet bits;
  private final int shift;

  /**
   * @param size the logarithm to base 2 of its number of bits, at most 30; each thing sets two.
   *     Where there are a hundred bits for each thing that came, one in 2,500 that did not come is
   *     taken for one that did; where there are sixteen, one in seventy
   */
  public BloomFilter(int size) {
    this.bits = new BitSet(1 << size);
    this.shift = Integer.SIZE - size;
  }

  public void add(Object thing) {
    int hash = thing.hashCode();
    bits.set((hash * ONE) >>> shift);
    bits.set((hash * OTHER) >>> shift);
  }

  /** Whether that may have come. */
  public boolean has(Object thing) {
    int hash = thing.hashCode();
    return bits.get((hash * ONE) >>> shift) && bits.get((hash * OTHER) >>> shift);
  }

  /** Begins anew. */
  public void clear() {
    bits.clear();
  }
}

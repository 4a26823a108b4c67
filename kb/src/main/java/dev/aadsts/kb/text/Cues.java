package dev.aadsts.kb.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * Things that each wait for a word, of which a text has few: one look at each character says which,
 * instead of a search of the whole text for each. Immutable.
 */
final class Cues<T> {
  private static final int SLOTS = 4096;
  private static final char ANY = 0;

  private final List<T> all;
  private final String[] words;
  // The third character of each word, or ANY where it has two: most that begin alike part there.
  private final char[] thirds;
  // For each thing, which word it waits for.
  private final int[] wordOf;
  // Which words begin with two characters, and with others that share the slot.
  private final int[][] bySlot = new int[SLOTS][];

  private Cues(List<T> all, List<String> waitedFor) {
    this.all = List.copyOf(all);
    this.words = waitedFor.stream().distinct().toArray(String[]::new);
    this.thirds = new char[words.length];
    this.wordOf = waitedFor.stream().mapToInt(Arrays.asList(words)::indexOf).toArray();
    Arrays.fill(bySlot, new int[0]);
    for (int i = 0; i < words.length; i++) {
      thirds[i] = words[i].length() == 2 ? ANY : words[i].charAt(2);
      int slot = slot(words[i].charAt(0), words[i].charAt(1));
      int[] more = Arrays.copyOf(bySlot[slot], bySlot[slot].length + 1);
      more[bySlot[slot].length] = i;
      bySlot[slot] = more;
    }
  }

  /**
   * These things.
   *
   * @param word what each waits for: in lower case, two characters or more
   */
  static <T> Cues<T> of(List<T> all, Function<T, String> word) {
    return new Cues<>(all, all.stream().map(word).toList());
  }

  /** Those whose word is in the text, in their own order. */
  List<T> in(String lower) {
    BitSet present = wordsIn(lower);
    if (present.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<T>();
    for (int i = 0; i < wordOf.length; i++) {
      if (present.get(wordOf[i])) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  private BitSet wordsIn(String lower) {
    var present = new BitSet(words.length);
    char second = lower.isEmpty() ? ANY : lower.charAt(0);
    for (int at = 0; at + 1 < lower.length(); at++) {
      char first = second;
      second = lower.charAt(at + 1);
      int[] some = bySlot[slot(first, second)];
      if (some.length > 0) {
        char third = at + 2 < lower.length() ? lower.charAt(at + 2) : ANY;
        for (int word : some) {
          if ((thirds[word] == third || thirds[word] == ANY) && lower.startsWith(words[word], at)) {
            present.set(word);
          }
        }
      }
    }
    return present;
  }

  private static int slot(char first, char second) {
    return (first * 31 + second) & (SLOTS - 1);
  }
}
